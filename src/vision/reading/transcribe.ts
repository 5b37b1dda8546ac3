import type { Tensor } from "./tensor.ts";

export interface Transcript {
  readonly text: string;
  /** Mean probability of its characters; 0 without any. */
  readonly confidence: number;
}

/**
 * The most probable character of each step, repetitions joined and blanks left out (Graves et al., "Connectionist Temporal
 * Classification", ICML 2006): one transcript for each strip of the batch. Character 0 is the blank, the last one a space.
 */
export function transcribe({ values, shape }: Tensor, characters: readonly string[]): Transcript[] {
  const [strips = 0, steps = 0, classes = 0] = shape;
  return Array.from({ length: strips }, (_, strip) => {
    const read: string[] = [];
    let [sum, before] = [0, 0];
    for (let step = 0; step < steps; step++) {
      const at = (strip * steps + step) * classes;
      const best = mostProbable(values, at, classes);
      if (best !== 0 && best !== before) {
        read.push(characters[best - 1] ?? " ");
        sum += values[at + best] as number;
      }
      before = best;
    }
    return { text: read.join("").trim(), confidence: read.length > 0 ? sum / read.length : 0 };
  });
}

function mostProbable(values: Float32Array, at: number, classes: number): number {
  let best = 0;
  for (let index = 1; index < classes; index++) if ((values[at + index] as number) > (values[at + best] as number)) best = index;
  return best;
}
