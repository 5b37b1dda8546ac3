import type { Face, Head } from "../domain/evidence/head.ts";
import { place, type Space } from "../domain/evidence/space.ts";
import type { Vector } from "../domain/evidence/vector.ts";
import type { FoundFace } from "./faces.ts";
import type { Views } from "./scatter.ts";
import { meanOf } from "./vectors.ts";

type Manner = Pick<Head, "temperature" | "familiarity">;

/** A row for each face and way of lying, in a space whose basis begins with what tells them apart. */
export function enrolledHead(faces: readonly FoundFace[], space: Space, { temperature, familiarity }: Manner): Head {
  const { rows, directions } = rowsIn(space, faces);
  return { ...ordered(space, directions), rows, temperature, familiarity };
}

/** A row for each face and way of lying: the direction of its views' mean, in the space's own coordinates. */
export function rowsIn(space: Space, faces: readonly FoundFace[]) {
  const shown = faces.flatMap(({ item, face, photographs }) => waysOf(photographs).map((views) => ({ row: { item, face }, views })));
  return { rows: shown.map(({ row }): Face => row), directions: shown.map(({ views }) => directionOf(views, space)) };
}

/** The views of a face, for each way in which it may lie. */
export function waysOf(photographs: FoundFace["photographs"]): readonly Views[] {
  const most = Math.max(0, ...photographs.map(({ ways }) => ways.length));
  return Array.from({ length: most }, (_, way) => photographs.flatMap(({ ways }) => ways[way] ?? []));
}

function directionOf(views: Views, space: Space): Float64Array {
  const { coordinates, length } = place(meanOf(views), space);
  return coordinates.map((value) => (length > 0 ? value / length : 0));
}

/** The basis in falling order of what the rows have in it, in the precision that a bundle keeps. */
function ordered(
  { channels, center, basis, gains, residualGain }: Space,
  directions: readonly Vector[],
): Pick<Head, "space" | "directions"> {
  const energy = Float64Array.from(gains, (_, axis) => directions.reduce((sum, direction) => sum + (direction[axis] as number) ** 2, 0));
  const order = [...energy.keys()].sort((a, b) => (energy[b] as number) - (energy[a] as number));
  const sorted = new Float32Array(basis.length);
  order.forEach((axis, row) => {
    sorted.set(basis.subarray(axis * channels, (axis + 1) * channels), row * channels);
  });
  return {
    space: {
      channels,
      center: Float32Array.from(center),
      basis: sorted,
      gains: Float32Array.from(order, (axis) => gains[axis] as number),
      residualGain: Math.fround(residualGain),
    },
    directions: Float32Array.from(directions.flatMap((direction) => order.map((axis) => direction[axis] as number))),
  };
}
