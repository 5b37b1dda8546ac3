import type { Features } from "../evidence/features.ts";
import { areaOf, longSideFirst, mapped, type Quad, skewOf, surrounds } from "../geometry.ts";
import { hasCompany } from "./company.ts";
import { groupsOf } from "./groups.ts";
import { type Fitted, STRIDE } from "./letterbox.ts";
import { isNotched } from "./notch.ts";
import { outlineOf } from "./outline.ts";

/** A pack in the tray. */
export interface LocatedPack {
  /** In pixels of the picture; the first side is a long one. */
  readonly corners: Quad;
  /** Mean probability that what is inside is a pack. */
  readonly score: number;
  /** The picture's edge cuts it off. */
  readonly cut: boolean;
  /** Something lies on it or against it, perhaps another pack, or something that may be one lies elsewhere. */
  readonly covered: boolean;
}

const LOWEST_SCORE = 0.7;
/** What scores more than this and less than that may be a pack, which is reason enough for doubt about the others. */
const DOUBTFUL_SCORE = 0.55;
/** A pack with this many cells at the picture's edge reaches beyond it. */
const CUT = 3;
/** Of a pack with nothing on it, more of the outline is seen as pack. */
const COVERED = 0.75;
/** A pack that is seen whole has no side so many times as long as the one opposite; the outline of two packs may. */
const SKEWED = 1.25;

/** What the locator's maps say about the picture that was fitted for it; the largest pack first. */
export function locatePacks(maps: Features, { frame, back }: Pick<Fitted, "frame" | "back">): LocatedPack[] {
  const [left, top, right, bottom] = [frame.left / STRIDE, frame.top / STRIDE, frame.right / STRIDE, frame.bottom / STRIDE];
  const { columns, rows, values } = maps;
  const cells = Array.from({ length: columns * rows }, (_, cell) => {
    const said = (map: number) => values[map * columns * rows + cell] as number;
    return { x: (cell % columns) + 0.5, y: Math.floor(cell / columns) + 0.5, pack: said(0), border: said(1), side: said(4) };
  });
  const inside = Uint8Array.from(cells, ({ x, y }) => Number(x > left && x < right && y > top && y < bottom));
  const seen = cells.filter((_, cell) => inside[cell] === 1);
  const scored = groupsOf(maps, inside)
    // Row by row, because sorting what is sorted costs nothing.
    .map((group) => [...Int32Array.from(group).sort()])
    .map((group) => ({ group, own: group.map((cell) => cells[cell] as (typeof cells)[number]) }))
    .map(({ group, own }) => ({ group, own, score: own.reduce((sum, { pack }) => sum + pack, 0) / own.length }));
  const groups = scored.filter(({ score }) => score >= LOWEST_SCORE);
  const doubtful = scored.some(({ score }) => score < LOWEST_SCORE && score > DOUBTFUL_SCORE);
  const located = new Set(groups.flatMap(({ own }) => own));
  const packs = groups.map(({ group, own, score }): LocatedPack => {
    const outline = outlineOf(own, seen);
    const cut = own.filter(({ x, y }) => x < left + 1 || x > right - 1 || y < top + 1 || y > bottom - 1).length >= CUT;
    const outlined = seen.filter((cell) => surrounds(outline, cell)).length;
    const inPicture = mapped(outline, ({ x, y }) => back({ x: x * STRIDE, y: y * STRIDE }));
    const isOdd = own.length < COVERED * outlined || isNotched(group, maps) || (!cut && skewOf(outline) > SKEWED);
    const covered = isOdd || doubtful || hasCompany(outline, seen, located);
    return { corners: longSideFirst(inPicture), score, cut, covered };
  });
  return packs.sort((a, b) => areaOf(b.corners) - areaOf(a.corners));
}
