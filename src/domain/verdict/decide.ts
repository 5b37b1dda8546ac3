import { type Evidence, probabilityOf } from "../evidence/evidence.ts";
import type { Item, ItemId } from "../item.ts";
import type { Conditions } from "./green-rule.ts";
import type { Verdict } from "./verdict.ts";

/** The part of the green rule that one frame's evidence answers. */
export type Weighed = Pick<Conditions, "best-is-ordered" | "probability-passes" | "margins-pass" | "pack-known" | "evidence-inside">;

/** What one frame says about the order, on what evidence, with the tests it passed and failed. */
export interface Finding {
  readonly verdict: Verdict;
  readonly evidence: Evidence;
  readonly weighed: Weighed;
}

/**
 * Compares what was seen with what was ordered. The floors are those of the pack that was seen: a confident
 * "another pack" needs the same proof as a match, so that red stays rare and deserved.
 */
export function decide(evidence: Evidence, ordered: ItemId, items: ReadonlyMap<ItemId, Item>, evidenceShareFloor: number): Finding {
  const best = evidence.ranked[0];
  const seen = best && items.get(best.item);
  if (!best || !seen) throw new RangeError("the evidence ranks no item of this bundle");
  const weighed: Weighed = {
    "best-is-ordered": best.item === ordered,
    "probability-passes": best.probability >= seen.probabilityFloor,
    "margins-pass": seen.lookAlikes.every(({ item, marginFloor }) => best.probability - probabilityOf(evidence, item) >= marginFloor),
    "pack-known": evidence.knownness >= seen.knownnessFloor,
    "evidence-inside": evidence.evidenceShare >= evidenceShareFloor,
  };
  return { verdict: verdictOf(weighed, seen.id), evidence, weighed };
}

function verdictOf(weighed: Weighed, seen: ItemId): Verdict {
  if (!weighed["pack-known"]) return { look: "unsure", because: "unknown-pack" };
  if (!weighed["margins-pass"]) return { look: "unsure", because: "look-alike" };
  if (!weighed["probability-passes"]) return { look: "unsure", because: "low-probability" };
  if (!weighed["evidence-inside"]) return { look: "unsure", because: "evidence-outside" };
  return weighed["best-is-ordered"] ? { look: "match" } : { look: "mismatch", seen };
}
