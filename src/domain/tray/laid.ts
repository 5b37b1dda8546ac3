import { distance, lengthOf, mapped, type Quad, surrounds } from "../geometry.ts";
import { boundsOf } from "../picture/rectangle.ts";
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

/** One cell in this many tells how bright the frame is; a number without a divisor in common with COLUMNS, so that all columns are asked. */
const SPARSE = 7;

/** By how much each channel has become brighter in most of the frame: another exposure is no other pack. */
function brightening(now: Colours, before: Colours): readonly number[] {
  return [0, 1, 2].map((channel) => {
    const ratios = new Float32Array(Math.floor((COLUMNS * ROWS) / SPARSE)).map((_, nth) => {
      const at = 3 * SPARSE * nth + channel;
      return brightness(now, at) / brightness(before, at);
    });
    return ratios.sort()[ratios.length >> 1] as number;
  });
}

function brightness(cells: Colours, at: number): number {
  return 1 + (cells[at] as number);
}

function changeWithin(outline: Quad, now: Colours, before: Colours, brighter: readonly number[]): number {
  const quad = mapped(outline, ({ x, y }) => ({ x: x * COLUMNS, y: y * ROWS }));
  const { x: left, y: top, width, height } = boundsOf(quad);
  const [right, bottom] = [Math.min(COLUMNS, left + width), Math.min(ROWS, top + height)];
  let sum = 0;
  let cells = 0;
  for (let row = Math.max(0, Math.floor(top)); row < bottom; row++) {
    for (let column = Math.max(0, Math.floor(left)); column < right; column++) {
      if (!surrounds(quad, { x: column + 0.5, y: row + 0.5 })) continue;
      const cell = 3 * (row * COLUMNS + column);
      let most = 0;
      for (let channel = 0; channel < 3; channel++) {
        const expected = (brighter[channel] as number) * brightness(before, cell + channel);
        most = Math.max(most, Math.abs(brightness(now, cell + channel) - expected));
      }
      sum += most;
      cells += 1;
    }
  }
  return sum / Math.max(1, cells);
}
