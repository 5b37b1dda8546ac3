import type { ActivationMap } from "../../domain/evidence/evidence.ts";
import { shareOfEvidence } from "../../domain/evidence/evidence-share.ts";
import { smooth } from "../../domain/heatmap/heatmap.ts";

/** How strongly each place of the network's input supports an item, 0 to 1: `side` x `side` places row by row. */
export interface Saliency {
  readonly side: number;
  readonly values: Float32Array;
}

/** The map at the size of the input (bicubic), from 0 at its weakest to 1 at its strongest place; all 0 when it is flat. */
export function saliencyOf(map: ActivationMap, side: number): Saliency {
  const { values } = smooth(shareOfEvidence(map), side);
  const least = values.reduce((smallest, value) => Math.min(smallest, value), Number.POSITIVE_INFINITY);
  const most = values.reduce((largest, value) => Math.max(largest, value), 0);
  return { side, values: most > least ? values.map((value) => (value - least) / (most - least)) : values.fill(0) };
}

/** The place of the largest value; undefined when all are the same. */
export function strongest({ side, values }: Saliency): { readonly x: number; readonly y: number } | undefined {
  const most = values.reduce((largest, value) => Math.max(largest, value), 0);
  if (values.every((value) => value === most)) return undefined;
  const at = values.indexOf(most);
  return { x: at % side, y: Math.floor(at / side) };
}

/** Places in descending order of value; ties go from the upper left on. */
export function ranked({ values }: Saliency): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
}
