import type { Head } from "../../domain/evidence/head.ts";
import { rowsIn } from "../enrolled-head.ts";
import { type FoundFace, findFaces } from "../faces.ts";
import { type LeftOut, leaveOut } from "../left-out.ts";
import type { Photograph } from "../photograph.ts";
import { type Meeting, meet } from "./meet.ts";

export interface Joined<Kind extends Photograph = Photograph> extends Meeting {
  /** Knows one item more. */
  readonly head: Head;
  readonly found: readonly FoundFace<Kind>[];
  /** How the untouched views are seen by what was learned from the other photographs. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * A head that knows one item more, from photographs of that item. The space and the rows of all other items stay as they are, and so
 * does what the network says of their packs, unless they look like the new one.
 */
export function join<Kind extends Photograph>(photographs: readonly Kind[], known: Head): Joined<Kind> {
  const found = findFaces(photographs, known.space);
  const { rows, directions } = rowsIn(known.space, found);
  const own = { space: known.space, rows, directions: Float32Array.from(directions.flatMap((direction) => [...direction])) };
  const head = { ...known, rows: [...known.rows, ...rows], directions: joined(known.directions, own.directions) };
  const shown = found
    .flatMap(({ photographs }) => photographs)
    .flatMap((photograph) => {
      const [view] = photograph.ways[0] ?? [];
      return view ? [{ photograph, view }] : [];
    });
  return { ...meet(own, known), found, head, leftOut: shown.map((one) => leaveOut(one, found, head)) };
}

function joined(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** A head that knows the item no more. */
export function part(known: Head, item: string): Head {
  const dimensions = known.space.gains.length;
  const kept = [...known.rows.keys()].filter((row) => known.rows[row]?.item !== item);
  const directions = new Float32Array(kept.length * dimensions);
  kept.forEach((row, index) => {
    directions.set(known.directions.subarray(row * dimensions, (row + 1) * dimensions), index * dimensions);
  });
  return { ...known, rows: kept.map((row) => known.rows[row] as Head["rows"][number]), directions };
}
