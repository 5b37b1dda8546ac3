import { type Place, place, type Space } from "../domain/evidence/space.ts";
import { dot } from "../domain/evidence/vector.ts";
import { grouped } from "../domain/grouped.ts";
import type { ItemId } from "../domain/item.ts";
import { keptWith } from "../domain/kept-with.ts";
import { SAME } from "./likeness.ts";
import type { Photograph } from "./photograph.ts";
import type { Views } from "./scatter.ts";
import { meanOf } from "./vectors.ts";

/** One side of an item's pack, with the photographs that show it. */
export interface FoundFace<Kind extends Photograph = Photograph> {
  readonly item: ItemId;
  readonly face: string;
  /** Each lies the first way as the first photograph does. */
  readonly photographs: readonly Kind[];
}

/** Sorts the photographs of each item by the side that they show: a photograph joins the face it is most like, if it is like one at all. */
export function findFaces<Kind extends Photograph>(photographs: readonly Kind[], space: Space): readonly FoundFace<Kind>[] {
  const middles = middlesIn(space);
  return [...grouped(photographs, ({ item }) => item)].flatMap(([item, own]) =>
    own
      .reduce<Kind[][]>((sides, photograph) => joined(sides, photograph, middles), [])
      .map((side, index) => ({ item, face: `side-${index + 1}`, photographs: side })),
  );
}

function joined<Kind extends Photograph>(sides: Kind[][], photograph: Kind, middles: Middles): Kind[][] {
  const likest = sides
    .flatMap((side) =>
      turned(photograph).map((way) => ({ side, way, likeness: cosine(middles.ofSide(side), middles.ofViews(way.ways[0] ?? [])) })),
    )
    .reduce((most, next) => (next.likeness > most.likeness ? next : most), { side: [photograph], way: photograph, likeness: SAME });
  return sides.includes(likest.side) ? sides.map((side) => (side === likest.side ? [...side, likest.way] : side)) : [...sides, likest.side];
}

/** The photograph as it may lie: of a nearly square pack nobody knows which side the locator took for the long one. */
function turned<Kind extends Photograph>(photograph: Kind): Kind[] {
  return photograph.ways.map((_, first) => ({ ...photograph, ways: inOrderFrom(first, photograph.ways) }));
}

export function inOrderFrom<Kind>(first: number, all: readonly Kind[]): readonly Kind[] {
  return [...all.slice(first), ...all.slice(0, first)];
}

type Middles = ReturnType<typeof middlesIn>;

/** Where the middle of what lies the first way is, found once of each side as it grows, and once of each photograph. */
function middlesIn(space: Space) {
  return {
    ofSide: keptWith((side: readonly Photograph[]): Place => place(meanOf(side.flatMap(({ ways }) => ways[0] ?? [])), space)),
    ofViews: keptWith((views: Views): Place => place(meanOf(views), space)),
  };
}

function cosine(a: Place, b: Place): number {
  const lengths = a.length * b.length;
  return lengths > 0 ? dot(a.coordinates, b.coordinates) / lengths : 0;
}
