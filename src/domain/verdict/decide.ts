import { type Evidence, probabilityOf } from "../evidence/evidence.ts";
import type { Item, ItemId } from "../item.ts";
import type { Weighed } from "./green-rule.ts";
import { type PrintRule, printRule } from "./print-rule.ts";
import type { LookVerdict } from "./verdict.ts";

/** What one frame says about the order, on what evidence, with the tests it passed and failed. */
export interface Finding {
  readonly verdict: LookVerdict;
  readonly evidence: Evidence;
  readonly weighed: Weighed;
  /** What the pack's print changes about it, once it is read. */
  readonly print: PrintRule;
}

/** "Another pack" is said while the ordered one is no more probable than this. */
const REFUTED = 0.01;

/**
 * Compares what was seen with what was ordered. The floors are those of the pack that was seen. A confident "another pack" needs
 * all the proof of a match and more, so that red stays rare and deserved: the ordered pack ruled out, and half of the doubt that
 * the known-ness floor leaves gone.
 */
export function decide(
  evidence: Evidence,
  ordered: ItemId,
  items: ReadonlyMap<ItemId, Item>,
  evidenceShareFloor: number,
  telling: (item: Item) => readonly string[] = () => [],
): Finding {
  const best = evidence.ranked[0];
  const seen = best && items.get(best.item);
  if (!best || !seen) throw new RangeError("the evidence ranks no item of this bundle");
  const leads = ({ item, marginFloor }: Item["lookAlikes"][number]) => best.probability - probabilityOf(evidence, item) >= marginFloor;
  const weighed: Weighed = {
    "best-is-ordered": best.item === ordered,
    "probability-passes": best.probability >= seen.probabilityFloor,
    "margins-pass": seen.inseparable.length === 0 && seen.lookAlikes.every(leads),
    "pack-known": evidence.knownness >= seen.knownnessFloor,
    "face-tells": seen.faces.some(({ face, identity }) => face === evidence.face && identity),
    "evidence-inside": evidence.evidenceShare >= evidenceShareFloor,
    "print-agrees": true,
  };
  const refuted = probabilityOf(evidence, ordered) <= REFUTED && evidence.knownness >= (1 + seen.knownnessFloor) / 2;
  const print = printRule(evidence, ordered, items, telling);
  return { verdict: verdictOf(weighed, refuted, seen.id), evidence, weighed, print };
}

function verdictOf(weighed: Weighed, refuted: boolean, seen: ItemId): LookVerdict {
  if (!weighed["face-tells"]) return { look: "unsure", because: "no-identity" };
  if (!weighed["pack-known"]) return { look: "unsure", because: "unknown-pack" };
  if (!weighed["margins-pass"]) return { look: "unsure", because: "look-alike" };
  if (!weighed["probability-passes"]) return { look: "unsure", because: "low-probability" };
  if (!weighed["evidence-inside"]) return { look: "unsure", because: "evidence-outside" };
  if (weighed["best-is-ordered"]) return { look: "match" };
  return refuted ? { look: "mismatch", seen } : { look: "unsure", because: "low-probability" };
}
