import type { Head } from "../domain/evidence/head.ts";
import { grouped } from "../domain/grouped.ts";
import type { Item, ItemFace } from "../domain/item.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import { type Description, described } from "./described.ts";
import type { FoundFace } from "./faces.ts";
import { fitHead } from "./fit-head.ts";
import { floorsOf } from "./floors.ts";
import type { Photograph } from "./photograph.ts";
import { type Proof, proofsOf } from "./proofs.ts";
import { referenceFile } from "./references.ts";

/** A photograph and what people call the pack in it. */
export interface Taught extends Photograph {
  readonly product: string;
  /** The lines that were read on it. */
  readonly words?: readonly string[] | undefined;
}

export type Worded = Photograph & Pick<Taught, "words">;

/** A formulary learned from photographs, on the network of another bundle. */
export interface Enrolment<Kind extends Photograph = Photograph> {
  readonly head: Head;
  readonly items: readonly Item[];
  readonly found: readonly FoundFace<Kind>[];
  /** How well each pack is recognized without its own photograph, where its item is in another one. */
  readonly proofs: readonly Proof[];
}

/** `lender`: the bundle whose network and calibration are used. `descriptions`: what people say of the items. */
export function enrol<Kind extends Taught>(
  lessons: readonly Kind[],
  lender: Pick<Bundle, "head" | "items">,
  descriptions: readonly Description[],
): Enrolment<Kind> {
  const { head, found, faces, inseparable, leftOut } = fitHead(lessons, lender.head);
  const floors = floorsOf(leftOut, head, median(lender.items.map(({ probabilityFloor }) => probabilityFloor)));
  const sides = grouped(faces, ({ item }) => item);
  const pictured = grouped(found, ({ item }) => item);
  const items = [...grouped(lessons, ({ item }) => item)].map(([id, [lesson]]) => ({
    id,
    name: lesson?.product ?? id,
    // A photograph does not tell them; see described.ts.
    strength: "",
    form: "",
    ...floors,
    lookAlikes: [],
    faces: (sides.get(id) ?? []).map(({ item: _, ...face }) => ({ ...face, ...wordsOn(face.face, pictured.get(id) ?? []) })),
    inseparable: inseparable.flatMap((pair) => (pair.includes(id) ? pair.filter((one) => one !== id) : [])),
    references: (pictured.get(id) ?? []).map(({ face }) => ({ face, file: referenceFile({ item: id, face }) })),
  }));
  return { head, items: described(items, descriptions, lender.items), found, proofs: proofsOf(lessons, found, head) };
}

/** Everything that was read on the photographs of a face; absent where none of them was read. */
export function wordsOn(face: string, found: readonly FoundFace<Worded>[]): Pick<ItemFace, "words"> {
  const read = found
    .filter((one) => one.face === face)
    .flatMap(({ photographs }) => photographs.flatMap(({ words }) => (words ? [words] : [])));
  return read.length > 0 ? { words: [...new Set(read.flat())] } : {};
}

/** The middle value; between two of them, the higher. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}
