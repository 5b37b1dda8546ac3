import type { Space } from "../domain/evidence/space.ts";
import { grouped } from "../domain/grouped.ts";
import type { ItemId } from "../domain/item.ts";
import { SAME } from "./likeness.ts";
import type { Photograph } from "./photograph.ts";
import { type Standing, standingsIn } from "./standing.ts";

/** One side of an item's pack, with the photographs that show it. */
export interface FoundFace<Kind extends Photograph = Photograph> {
  readonly item: ItemId;
  readonly face: string;
  /** Each lies the first way as the first photograph does. */
  readonly photographs: readonly Kind[];
}

/** Photographs of one side of a pack, and where what lies the first way stands. */
interface Side<Kind extends Photograph> {
  readonly photographs: readonly Kind[];
  readonly standing: Standing;
}

/** Sorts the photographs of each item by the side that they show: a photograph joins the face it is most like, if it is like one at all. */
export function findFaces<Kind extends Photograph>(photographs: readonly Kind[], space: Space): readonly FoundFace<Kind>[] {
  const standings = standingsIn(space);
  return [...grouped(photographs, ({ item }) => item)].flatMap(([item, own]) =>
    own.reduce<readonly Side<Kind>[]>(joined, []).map(({ photographs }, index) => ({ item, face: `side-${index + 1}`, photographs })),
  );

  function joined(sides: readonly Side<Kind>[], photograph: Kind): readonly Side<Kind>[] {
    const ways = turned(photograph).map((way) => ({ way, standing: standings.of(way.ways[0] ?? []) }));
    const [likest] = sides
      .flatMap((side) => ways.map((lying) => ({ side, ...lying, likeness: standings.likeness(side.standing, lying.standing) })))
      .filter(({ likeness }) => likeness > SAME)
      .sort((a, b) => b.likeness - a.likeness);
    if (!likest) return [...sides, { photographs: [photograph], standing: ways[0]?.standing ?? standings.of([]) }];
    const { side, way, standing } = likest;
    const grown = { photographs: [...side.photographs, way], standing: standings.together(side.standing, standing) };
    return sides.map((one) => (one === side ? grown : one));
  }
}

/** The photograph as it may lie: of a nearly square pack nobody knows which side the locator took for the long one. */
function turned<Kind extends Photograph>(photograph: Kind): Kind[] {
  return photograph.ways.map((_, first) => ({ ...photograph, ways: inOrderFrom(first, photograph.ways) }));
}

export function inOrderFrom<Kind>(first: number, all: readonly Kind[]): readonly Kind[] {
  return [...all.slice(first), ...all.slice(0, first)];
}
