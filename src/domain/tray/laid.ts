import { distance, lengthOf, mapped, type Quad, surrounds } from "../geometry.ts";
import { COLUMNS, type Colours, ROWS } from "./thumbnail.ts";

/** What lies in the tray, as a frame shows it. */
export interface Laid {
  readonly colours: Colours;
  /** Corners of the packs in fractions of the frame's sides. */
  readonly packs: readonly Quad[];
}

/** Of a pack's length: the locator puts the corners of a pack at rest no farther from where they were. */
const SHIFT = 0.05;

/** Mean change of the channel that changes most, 0 to 255: noise and compression stay below, another pack in the same place does not. */
const CHANGE = 8;

/** Whether the same packs lie in the same places: as many as before, none moved, and none exchanged for one that looks different. */
export function liesTheSame(now: Laid, before: Laid): boolean {
  if (now.packs.length !== before.packs.length) return false;
  const brighter = brightening(now.colours, before.colours);
  return now.packs.every(
    (pack) => before.packs.some((other) => isInPlace(pack, other)) && changeWithin(pack, now.colours, before.colours, brighter) < CHANGE,
  );
}

/** Whichever corner comes first: a pack that lies upright may be named from either end. */
function isInPlace(pack: Quad, other: Quad): boolean {
  return pack.every((corner) => other.some((place) => distance(corner, place) <= SHIFT * lengthOf(other)));
}

/** By how much each channel has become brighter in most of the frame: another exposure is no other pack. */
function brightening(now: Colours, before: Colours): readonly number[] {
  return [0, 1, 2].map((channel) => {
    const ratios = new Float32Array(COLUMNS * ROWS).map((_, cell) => brightness(now, cell, channel) / brightness(before, cell, channel));
    return ratios.toSorted()[ratios.length >> 1] as number;
  });
}

function brightness(cells: Colours, cell: number, channel: number): number {
  return 1 + (cells[3 * cell + channel] as number);
}

function changeWithin(outline: Quad, now: Colours, before: Colours, brighter: readonly number[]): number {
  const quad = mapped(outline, ({ x, y }) => ({ x: x * COLUMNS, y: y * ROWS }));
  const inside = Array.from({ length: COLUMNS * ROWS }, (_, cell) => cell).filter((cell) =>
    surrounds(quad, { x: (cell % COLUMNS) + 0.5, y: Math.floor(cell / COLUMNS) + 0.5 }),
  );
  const changes = inside.map((cell) =>
    Math.max(...brighter.map((factor, channel) => Math.abs(brightness(now, cell, channel) - factor * brightness(before, cell, channel)))),
  );
  return changes.reduce((sum, change) => sum + change, 0) / Math.max(1, changes.length);
}
