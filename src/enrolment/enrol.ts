import type { Head } from "../domain/evidence/head.ts";
import { knownness } from "../domain/evidence/known-ness.ts";
import type { Item, ItemId } from "../domain/item.ts";
import { fitHead } from "./fit-head.ts";
import { floorsOf } from "./floors.ts";
import { grouped } from "./grouped.ts";
import type { Lesson } from "./learn.ts";
import { leaveOut } from "./left-out.ts";

/** A formulary learned from photographs, on the network of another bundle. */
export interface Enrolment {
  readonly head: Head;
  readonly items: readonly Item[];
  /** The files of the items' reference pictures, each with its photograph. */
  readonly references: ReadonlyMap<string, Lesson>;
  /** How well each pack is recognized without its own photograph, where its item is in another one. */
  readonly proofs: readonly Proof[];
}

export interface Proof {
  readonly item: ItemId;
  readonly picture: string;
  readonly recognized: boolean;
  readonly knownness: number;
}

/** `base`: the bundle whose network and calibration are used. */
export function enrol(lessons: readonly Lesson[], base: { readonly head: Head; readonly items: readonly Item[] }): Enrolment {
  const { head, found, faces, inseparable, leftOut } = fitHead(lessons, base.head);
  const floors = floorsOf(leftOut, head.familiarity, median(base.items.map(({ probabilityFloor }) => probabilityFloor)));
  const references = new Map(
    found.map(({ item, face, photographs }) => [referenceFile(item, face), photographs.reduce((a, b) => (b.length > a.length ? b : a))]),
  );
  const sides = grouped(faces, ({ item }) => item);
  const pictured = grouped(found, ({ item }) => item);
  const items = [...grouped(lessons, ({ item }) => item)].map(([id, [lesson]]) => ({
    id,
    name: lesson?.product ?? id,
    // A photograph does not tell them; a hospital that wants them shown can add them to the card.
    strength: "",
    form: "",
    ...floors,
    lookAlikes: [],
    faces: (sides.get(id) ?? []).map(({ item: _, ...face }) => face),
    inseparable: inseparable.flatMap((pair) => (pair.includes(id) ? pair.filter((one) => one !== id) : [])),
    references: (pictured.get(id) ?? []).map(({ face }) => ({ face, file: referenceFile(id, face) })),
  }));
  const proofs = lessons.flatMap((photograph): Proof[] => {
    const [view] = photograph.ways[0] ?? [];
    const seen = view && leaveOut({ photograph, view }, found, head);
    if (!seen?.proven) return [];
    const next = seen.others[0]?.cosine;
    return [
      {
        item: seen.item,
        picture: photograph.picture,
        recognized: seen.own > (next ?? -1),
        knownness: knownness(seen.own, next, head.familiarity),
      },
    ];
  });
  return { head, items, references, proofs };
}

/** The path inside the bundle of the reference picture of an item's face. */
function referenceFile(item: ItemId, face: string): string {
  return `references/${item}.${face}.jpg`;
}

/** The middle value; between two of them, the higher. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}
