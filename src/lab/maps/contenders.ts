import type { ActivationMap } from "../../domain/evidence/evidence.ts";
import { type Saliency, saliencyOf } from "./saliency.ts";

/** What is played with a map; see measure.ts. */
export type Game = "pointing" | "energy" | "boxes" | "changes";

/** A method, represented by its map, or a baseline. */
export interface Contender {
  readonly name: string;
  readonly saliency: Saliency;
  readonly plays: readonly Game[];
}

/** Every method, and the baselines that it has to beat. */
export function contenders(maps: ReadonlyMap<string, ActivationMap>, side: number): readonly Contender[] {
  return [
    ...[...maps].map(([name, map]) => ({ name, saliency: saliencyOf(map, side), plays: GAMES })),
    ...BASELINES.map(({ name, plays, valueAt }) => ({ name, saliency: drawn(side, valueAt), plays })),
  ];
}

const GAMES: readonly Game[] = ["pointing", "energy", "boxes", "changes"];

interface Baseline extends Pick<Contender, "name" | "plays"> {
  readonly valueAt: (distanceFromCentre: number, side: number) => number;
}

/** Not explanations at all. A point has neither energy nor a box, a whole image no strongest place. */
export const BASELINES: readonly Baseline[] = [
  { name: "centre point", plays: ["pointing"], valueAt: (distance) => (distance < 1 ? 1 : 0) },
  /** Falls with the distance, so that its boxes are squares of every size around the centre. */
  { name: "centre box", plays: GAMES, valueAt: (distance, side) => 1 - distance / side },
  { name: "whole image", plays: ["energy", "boxes"], valueAt: () => 1 },
];

function drawn(side: number, valueAt: Baseline["valueAt"]): Saliency {
  const centre = (side - 1) / 2;
  return {
    side,
    values: Float32Array.from({ length: side * side }, (_, at) =>
      valueAt(Math.hypot((at % side) - centre, Math.floor(at / side) - centre), side),
    ),
  };
}
