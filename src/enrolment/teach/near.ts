import { grouped } from "../../domain/grouped.ts";
import type { Near, TaughtSide } from "../../domain/teaching.ts";
import type { Joined } from "../edit/join.ts";
import type { Neighbour } from "../edit/meet.ts";

/** Items that are named. */
const MOST = 3;

/** Of all enrolled items those that the new one is most like, the most similar first. */
export function nearItems(neighbours: readonly Neighbour[]): readonly Near[] {
  return [...grouped(neighbours, ({ item }) => item)]
    .map(([item, faces]) => ({ item, likeness: Math.max(...faces.map(({ cosine }) => cosine)) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST);
}

/** The sides that were found, in the order in which they were shown. */
export function sidesOf({ faces, found, neighbours }: Pick<Joined, "faces" | "found" | "neighbours">): readonly TaughtSide[] {
  return faces.map(({ face, identity }) => ({
    pictures: found.find((one) => one.face === face)?.photographs.length ?? 0,
    tells: identity,
    alike: [...new Set(neighbours.filter(({ alike, nearest }) => alike && nearest === face).map(({ item }) => item))],
  }));
}
