import { beforeAll, describe, expect, test } from "vitest";
import { candidates } from "../../src/domain/evidence/candidates.ts";
import { place } from "../../src/domain/evidence/space.ts";
import type { Item } from "../../src/domain/item.ts";
import { asBefore } from "../../src/enrolment/described.ts";
import { type Known, withItem, withoutItem, withWords } from "../../src/enrolment/edit/edition.ts";
import { join } from "../../src/enrolment/edit/join.ts";
import { type Fitted, fitHead } from "../../src/enrolment/fit-head.ts";
import type { Photograph } from "../../src/enrolment/photograph.ts";
import { itemNamed } from "../support/evidence.ts";
import { BASE, drawPhotographs } from "./drawn-photographs.ts";

const { pack, view, photograph } = drawPhotographs(5);
const fronts = Array.from({ length: 12 }, pack);
const backs = Array.from({ length: 12 }, pack);
let fitted: Fitted<Photograph>;
let known: Known;
beforeAll(() => {
  fitted = fitHead(
    fronts.flatMap((front, item) => [
      photograph(`item-${item}`, `front-${item}`, front),
      photograph(`item-${item}`, `back-${item}`, backs[item] ?? front),
    ]),
    BASE,
  );
  const items = fronts.map((_, item): Item => {
    const id = `item-${item}`;
    const faces = fitted.faces.filter((face) => face.item === id).map(({ item: _, ...face }) => face);
    return itemNamed(id, { faces, references: [] });
  });
  known = { head: fitted.head, items, card: { golden: [], photographs: [] } as unknown as Known["card"] };
});

const DESCRIPTION = { id: "new", name: "newDRUG", strength: "5 mg", form: "tablet", gtin: undefined, lookAlikes: [], reveal: undefined };
const shown = (side: Float64Array, name: string) => Array.from({ length: 3 }, (_, nth) => photograph("new", `${name}-${nth}`, side));
const KEPT = { entries: [], files: new Map() };

/** What was read on one side of the new item's pack; the other could not be read. */
const WORDS = new Map([["side-1", ["newDRUG 5 mg"]]]);

function taught(photographs: readonly Photograph[], description = DESCRIPTION) {
  const joined = join(photographs, known.head);
  return { joined, edition: withItem(known, { description, joined, kept: KEPT, references: new Map(), words: WORDS }) };
}

describe("an item that joins a head", () => {
  test("is recognized, and everything else stays as it was", () => {
    const [front, back] = [pack(), pack()];
    const { edition, joined } = taught([...shown(front, "a"), ...shown(back, "b")]);
    expect(joined.faces).toMatchObject([
      { face: "side-1", identity: true },
      { face: "side-2", identity: true },
    ]);
    expect(edition.items.at(-1)?.faces.map(({ words }) => words)).toEqual([["newDRUG 5 mg"], undefined]);
    const best = (embedded: Float64Array) => candidates(place(embedded, edition.head.space), edition.head)[0]?.item;
    for (let nth = 0; nth < 20; nth++) expect([best(view(front)), best(view(back))]).toEqual(["new", "new"]);
    for (const [item, one] of fronts.entries()) expect(best(view(one))).toBe(`item-${item}`);
    expect(edition.head.directions.subarray(0, known.head.directions.length)).toEqual(known.head.directions);
    expect(edition.items.slice(0, -1).map(({ faces }) => faces.map(({ identity }) => identity))).toEqual(
      known.items.map(({ faces }) => faces.map(({ identity }) => identity)),
    );
  });

  test("silences a side that looks like one of its own, on both packs, and no other", () => {
    const { edition } = taught([...shown(pack(), "a"), ...shown(backs[4] ?? pack(), "b")]);
    const silent = edition.items.flatMap(({ id, faces }) => faces.filter(({ identity }) => !identity).map(({ face }) => `${id}/${face}`));
    expect(silent).toEqual(["item-4/side-2", "new/side-2"]);
    expect(edition.items.find(({ id }) => id === "item-4")?.faces[1]?.nearest).toMatchObject({ item: "new", face: "side-2" });
    expect(edition.items.every(({ inseparable }) => inseparable.length === 0)).toBe(true);
  });

  test("is inseparable from one that looks the same from every side, and either says so", () => {
    const { edition, joined } = taught([...shown(fronts[3] ?? pack(), "a"), ...shown(backs[3] ?? pack(), "b")]);
    expect(joined.inseparable).toEqual(["item-3"]);
    expect(edition.items.filter(({ inseparable }) => inseparable.length > 0)).toMatchObject([
      { id: "item-3", inseparable: ["new"] },
      { id: "new", inseparable: ["item-3"] },
    ]);
  });

  test("is declared a look-alike by those that it declares", () => {
    const { edition } = taught(shown(pack(), "a"), { ...DESCRIPTION, lookAlikes: ["item-1"] as never });
    expect(edition.items.filter(({ lookAlikes }) => lookAlikes.length > 0)).toMatchObject([
      { id: "item-1", lookAlikes: [{ item: "new" }] },
      { id: "new", name: "newDRUG", lookAlikes: [{ item: "item-1" }] },
    ]);
  });
});

describe("an item that is retired", () => {
  test("leaves everything as it was before it was taught", () => {
    const { edition } = taught([...shown(fronts[3] ?? pack(), "a"), ...shown(backs[4] ?? pack(), "b")], {
      ...DESCRIPTION,
      lookAlikes: ["item-1"] as never,
    });
    const before = { ...known, items: edition.items, head: edition.head };
    const { items, head } = withoutItem(before, "new");
    expect(head.rows).toEqual(known.head.rows);
    expect(head.directions).toEqual(known.head.directions);
    const facts = (all: readonly Item[]) =>
      all.map(({ faces, ...item }) => ({ ...item, faces: faces.map(({ face, identity }) => [face, identity]) }));
    expect(facts(items)).toEqual(facts(known.items));
  });
});

test("other words about an item change the words alone, and may take its number away", () => {
  const numbered = { ...known, items: known.items.map((item) => ({ ...item, gtin: "4006381333931" })) };
  const [item] = numbered.items;
  if (!item) throw new Error("there is no item");
  const { items, head } = withWords(numbered, [{ ...asBefore(item), name: "Other", gtin: undefined }]);
  expect(head).toBe(known.head);
  expect(items[0]).toEqual({ ...item, name: "Other", gtin: undefined });
  expect(items.slice(1)).toEqual(numbered.items.slice(1));
});
