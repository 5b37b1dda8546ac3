import { distance, type Point, type Quad, turned } from "../geometry.ts";
import { type Check, eachAtMost } from "./check.ts";

/** A tray of the bundle, and what the locator found in it now. Places are in widths of the picture. */
export interface KnownTray {
  readonly file: string;
  readonly expected: readonly Quad[];
  readonly found: readonly Quad[];
}

/** Of the picture's width: how far a corner may be from where it is. */
const CORNER_LIMIT = 0.02;
/** What counts for a tray with another number of packs. */
const MISCOUNTED = 1;

/** The farthest that any corner of any pack is from its place. */
export function checkKnownTrays(trays: readonly KnownTray[]): Check {
  const errors = trays.map(({ file, expected, found }) => {
    if (found.length !== expected.length) return { file, value: MISCOUNTED };
    return { file, value: Math.max(0, ...expected.map((pack) => Math.min(...found.map((other) => farthestCorner(pack, other))))) };
  });
  return eachAtMost("locator.known-answer", errors, CORNER_LIMIT);
}

/** Whichever corner comes first. */
function farthestCorner(pack: Quad, other: Quad): number {
  const turns = [other, turned(other), turned(turned(other)), turned(turned(turned(other)))];
  return Math.min(...turns.map((quad) => Math.max(...pack.map((corner, at) => distance(corner, quad[at] as Point)))));
}
