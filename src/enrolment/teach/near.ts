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

/** What is found out about each side that was shown, first the front; what looks like several faces to the network is one side to people. */
export function sidesOf({ faces, found, neighbours }: Pick<Joined, "faces" | "found" | "neighbours">): readonly TaughtSide[] {
  const shown = faces.map(({ face, identity }) => {
    const photographs = found.find((one) => one.face === face)?.photographs ?? [];
    const alike = neighbours.filter((one) => one.alike && one.nearest === face).map(({ item }) => item);
    return { side: sideOf(photographs[0]?.picture ?? ""), pictures: photographs.length, identity, alike };
  });
  return [...grouped(shown, ({ side }) => side).values()].map((own) => ({
    pictures: own.reduce((sum, { pictures }) => sum + pictures, 0),
    tells: own.every(({ identity }) => identity),
    alike: [...new Set(own.flatMap(({ alike }) => alike))],
  }));
}

/** The name of a frame, which says which side it shows. */
export function pictureOf(side: 1 | 2, number: number): string {
  return `side-${side}-${number}.jpg`;
}

export function sideOf(picture: string): string {
  return picture.slice(0, "side-1".length);
}
