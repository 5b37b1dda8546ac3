import type { ItemId } from "../item.ts";
import { classMap, contrastMap } from "./cam/class-map.ts";
import type { ActivationMap } from "./evidence.ts";
import { shareOfEvidence } from "./evidence-share.ts";
import type { Head } from "./head.ts";
import { speakingRow } from "./judge.ts";
import type { Sighting } from "./sighting.ts";

/** A map and what it explains; each cell holds its share of all positive evidence (they add up to 1, or all are 0). */
export interface ExplainedMap extends ActivationMap {
  readonly explains: ItemId;
  /** For a contrast map: "why this and not that". */
  readonly against?: ItemId;
}

/** From the forward pass already made: why the seen item, why the other, and why the one and not the other. */
export function explain(
  { features, evidence }: Pick<Sighting, "features" | "evidence">,
  head: Head,
  other: ItemId | undefined,
): readonly ExplainedMap[] {
  const seen = evidence.ranked[0]?.item;
  if (seen === undefined) return [];
  const forSeen = classMap(features, head, speakingRow(features, head, seen));
  const ofSeen = { explains: seen, ...shareOfEvidence(forSeen) };
  if (other === undefined || other === seen) return [ofSeen];
  const forOther = classMap(features, head, speakingRow(features, head, other));
  return [
    ofSeen,
    { explains: other, ...shareOfEvidence(forOther) },
    { explains: seen, against: other, ...shareOfEvidence(contrastMap(forSeen, forOther)) },
  ];
}
