import { distance, lengthOf, type Quad } from "../geometry.ts";
import type { Thumbnail } from "./thumbnail.ts";
import { unlike } from "./unlike.ts";

/** What lies in the tray, as a frame shows it. */
export interface Laid {
  readonly tray: Thumbnail;
  /** Corners of the packs in fractions of the frame's sides. */
  readonly packs: readonly Quad[];
}

/** Of a pack's length: the locator puts the corners of a pack at rest no farther from where they were. */
const SHIFT = 0.05;

/** Whether the same packs lie in the same places: as many as before, none moved, and none exchanged for one that looks different. */
export function liesTheSame(now: Laid, before: Laid): boolean {
  if (now.packs.length !== before.packs.length) return false;
  return now.packs.every((pack) => before.packs.some((other) => isInPlace(pack, other)) && !unlike(now.tray, before.tray, pack));
}

/** Whichever corner comes first: a pack that lies upright may be named from either end. */
function isInPlace(pack: Quad, other: Quad): boolean {
  return pack.every((corner) => other.some((place) => distance(corner, place) <= SHIFT * lengthOf(other)));
}
