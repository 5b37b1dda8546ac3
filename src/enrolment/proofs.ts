import type { Head } from "../domain/evidence/head.ts";
import { knownness } from "../domain/evidence/known-ness.ts";
import { rivalOf } from "../domain/evidence/rival.ts";
import type { ItemId } from "../domain/item.ts";
import type { FoundFace } from "./faces.ts";
import { elsewhereOf, leaveOut } from "./left-out.ts";
import type { Photograph } from "./photograph.ts";

export interface Proof {
  readonly item: ItemId;
  readonly picture: string;
  readonly recognized: boolean;
  readonly knownness: number;
}

/** How well each photographed pack is recognized without its own photograph, where its face is in another one. */
export function proofsOf(photographs: readonly Photograph[], found: readonly FoundFace[], head: Head): readonly Proof[] {
  return photographs.flatMap((photograph): Proof[] => {
    const [view] = photograph.ways[0] ?? [];
    if (!view || elsewhereOf({ photograph, view }, found).length === 0) return [];
    const seen = leaveOut({ photograph, view }, found, head);
    return [
      {
        item: seen.item,
        picture: photograph.picture,
        recognized: seen.own.cosine > (seen.others[0]?.cosine ?? -1),
        knownness: knownness(seen.own.cosine, rivalOf([seen.own, ...seen.others], head)?.cosine, head.familiarity),
      },
    ];
  });
}
