import type { Head } from "../../domain/evidence/head.ts";
import type { Item, ItemId } from "../../domain/item.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Golden, KeptPhotograph } from "../../vision/bundle/card.ts";
import { asBefore, type Description, described } from "../described.ts";
import { median, type Worded, wordsOn } from "../enrol.ts";
import { floorAmong } from "../floors.ts";
import { referenceFile } from "../references.ts";
import { type Joined, part } from "./join.ts";
import { besideOthers, type Meeting } from "./meet.ts";

/** What another version of a bundle has in place of the bundle's own. The networks, the space and the calibration stay. */
export interface Edition {
  readonly items: readonly Item[];
  readonly head: Head;
  readonly golden: readonly Golden[];
  readonly photographs: readonly KeptPhotograph[];
  /** Files that the bundle does not have, by their paths. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export type Known = Pick<Bundle, "head" | "items" | "card">;

export function asItIs({ head, items, card: { golden, photographs } }: Known): Edition {
  return { items, head, golden, photographs, files: new Map() };
}

interface Taught {
  readonly description: Description;
  readonly joined: Joined<Worded>;
  readonly kept: { readonly entries: readonly KeptPhotograph[]; readonly files: ReadonlyMap<string, Uint8Array> };
  readonly references: ReadonlyMap<string, Uint8Array>;
}

/** With one item more. Look-alikes are declared both ways. A face that turns out to look like the new item's tells nothing any more. */
export function withItem(known: Known, { description, joined, kept, references }: Taught): Edition {
  const { id } = description;
  const pictured = [...new Set(joined.found.map(({ face }) => face))];
  const item: Item = {
    id,
    name: description.name,
    strength: "",
    form: "",
    probabilityFloor: median(known.items.map(({ probabilityFloor }) => probabilityFloor)),
    knownnessFloor: floorAmong(median(known.items.map(({ knownnessFloor }) => knownnessFloor)), joined.leftOut, joined.head),
    lookAlikes: [],
    faces: joined.faces.map(({ item: _, ...face }) => ({ ...face, ...wordsOn(face.face, joined.found) })),
    inseparable: joined.inseparable,
    references: pictured.map((face) => ({ face, file: referenceFile({ item: id, face }) })),
  };
  const items = [...known.items.map((one) => beside(one, id, joined)), item];
  return {
    ...asItIs(known),
    items: described(items, [description, ...mutual(known.items, description)], known.items),
    head: joined.head,
    photographs: [...known.card.photographs, ...kept.entries],
    files: new Map([...kept.files, ...references]),
  };
}

function beside(item: Item, id: ItemId, { inseparable, neighbours }: Meeting): Item {
  const isTwin = inseparable.includes(item.id);
  const faces = item.faces.map((face) => {
    const near = neighbours.find((one) => one.item === item.id && one.face === face.face);
    if (!near) return face;
    const identity = face.identity && (isTwin || !near.alike);
    const isNearer = near.cosine > (face.nearest?.cosine ?? -1);
    return { ...face, identity, ...(isNearer && { nearest: { item: id, face: near.nearest, cosine: near.cosine } }) };
  });
  return { ...item, faces, inseparable: isTwin ? [...item.inseparable, id] : item.inseparable };
}

function mutual(items: readonly Item[], { id, lookAlikes }: Description): readonly Description[] {
  return items
    .filter((item) => lookAlikes.includes(item.id))
    .map(asBefore)
    .map((description) => ({ ...description, lookAlikes: [...description.lookAlikes, id] }));
}

/** With other words about items, of two about one item the first. */
export function withWords(known: Known, descriptions: readonly Description[]): Edition {
  const bare = known.items.map((item) =>
    descriptions.some(({ id }) => id === item.id) ? { ...item, generic: undefined, gtins: undefined } : item,
  );
  return { ...asItIs(known), items: described(bare, descriptions, known.items) };
}

/** Without the item, and without what was known of others because of it. */
export function withoutItem(known: Known, id: ItemId): Edition {
  const { golden, photographs } = known.card;
  // Without the item, what shows it may pass for another one.
  const shows = new Set(golden.filter(({ item }) => item === id).map(({ file }) => file));
  const head = part(known.head, id);
  return {
    ...asItIs(known),
    items: known.items.filter((item) => item.id !== id).map((item) => apart(item, id, head)),
    head,
    golden: golden.filter((one) => !shows.has(one.file) && (one.item ?? one.ordered) !== id),
    photographs: photographs.filter(({ item }) => item !== id),
  };
}

/** A face that was silent because it looked like the item that is gone tells its own again, unless it looks like others too. */
function apart(item: Item, id: ItemId, head: Head): Item {
  return {
    ...item,
    lookAlikes: item.lookAlikes.filter((other) => other.item !== id),
    inseparable: item.inseparable.filter((other) => other !== id),
    faces: item.faces.map(({ nearest, ...face }) => {
      if (nearest?.item !== id) return { ...face, ...(nearest && { nearest }) };
      const { alike, nearest: next } = besideOthers({ item: item.id, face: face.face }, head);
      return { face: face.face, identity: face.identity || alike.size === 0, ...(next && { nearest: next }) };
    }),
  };
}
