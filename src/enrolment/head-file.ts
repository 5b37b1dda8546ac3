import type { Head } from "../domain/evidence/head.ts";
import { formatSafetensors } from "../vision/bundle/safetensors.ts";

/** The head as a bundle keeps it; what the card says of it is not in the file. */
export function headFile({ space, rows, directions }: Head): Uint8Array {
  const dimensions = space.gains.length;
  return formatSafetensors({
    center: { shape: [space.channels], values: Float32Array.from(space.center) },
    basis: { shape: [dimensions, space.channels], values: Float32Array.from(space.basis) },
    gains: { shape: [dimensions], values: Float32Array.from(space.gains) },
    residualGain: { shape: [1], values: Float32Array.of(space.residualGain) },
    directions: { shape: [rows.length, dimensions], values: directions },
  });
}
