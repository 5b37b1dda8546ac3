import { breadthOf, lengthOf, type Point, type Quad, stretched, surrounds } from "../geometry.ts";

/** What the locator's maps say about one cell. */
interface Said extends Point {
  /** Probabilities that it shows a pack, and that the border of a pack runs through it. */
  readonly pack: number;
  readonly border: number;
}

/** Cells this deep inside a pack that are rather border than not are the line between two packs. */
const DEEP = 2.5;
const BORDER = 0.65;
/** Cells between these distances outside the outline show another thing that lies against the pack. A pack that is badly lit or cut off is seen faintly. */
const NEAR = 1.5;
const FAR = 4;
const FAINT = 0.4;
/** Print and noise rarely fill this many cells: shares of the pack's breadth, which counts as LEAST if it is smaller. */
const LINE = 1;
const BESIDE = 0.75;
const LEAST = 6;

/**
 * Whether a line between two packs runs through the outline, or something that may be a pack lies against it. In cells of the maps.
 * Those of packs that were `located` are no company: they are counted.
 */
export function hasCompany(outline: Quad, seen: readonly Said[], located: ReadonlySet<Said>): boolean {
  const breadth = Math.max(Math.min(lengthOf(outline), breadthOf(outline)), LEAST);
  const [core, near, far] = [grown(outline, -DEEP), grown(outline, NEAR), grown(outline, FAR)];
  const line = seen.filter((cell) => cell.border > BORDER && surrounds(core, cell));
  const faint = seen.filter((cell) => cell.pack > FAINT && !located.has(cell));
  const beside = faint.filter((cell) => surrounds(far, cell) && !surrounds(near, cell));
  return line.length > LINE * breadth || beside.length > BESIDE * breadth;
}

/** With its sides moved outwards. */
function grown(outline: Quad, by: number): Quad {
  const factor = (side: number) => Math.max(1 + (2 * by) / side, 0);
  return stretched(outline, factor(lengthOf(outline)), factor(breadthOf(outline)));
}
