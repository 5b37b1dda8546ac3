import type { Head } from "../../domain/evidence/head.ts";
import { judge } from "../../domain/evidence/judge.ts";
import type { Item, ItemId } from "../../domain/item.ts";
import { formularyOf } from "../../domain/verdict/formulary.ts";
import type { KeptBack } from "./frames.ts";

export interface FrameProof {
  readonly confirmed: number;
  /** Frames that show a side which tells the item. */
  readonly of: number;
  /** Frames that were taken for an item which the new one was not found to look like. */
  readonly strange: number;
}

interface Parts {
  readonly head: Head;
  readonly items: readonly Item[];
  readonly evidenceShareFloor: number;
}

/** Looks at frames that nothing was learned from, as a verification of the item would. */
export function proofOf(frames: readonly KeptBack[], id: ItemId, { head, items, evidenceShareFloor }: Parts): FrameProof {
  const formulary = formularyOf(items, evidenceShareFloor);
  const own = formulary.items.get(id);
  const verdicts = frames.map(({ seen, pack }) => {
    const evidence = judge(seen, head, pack);
    return { best: evidence.ranked[0]?.item, verdict: formulary.decide(evidence, id).verdict };
  });
  const telling = verdicts.filter(({ verdict }) => verdict.look !== "unsure" || !EXPECTED.includes(verdict.because));
  const twins = [id, ...(own?.inseparable ?? []), ...(own?.faces.flatMap(({ nearest }) => nearest?.item ?? []) ?? [])];
  return {
    confirmed: telling.filter(({ verdict }) => verdict.look === "match").length,
    of: telling.length,
    strange: verdicts.filter(({ best }) => best !== undefined && !twins.includes(best)).length,
  };
}

/** Doubts of which the technician is told anyway: this side, or this pair, needs more than a picture. */
const EXPECTED: readonly string[] = ["no-identity", "look-alike"];
