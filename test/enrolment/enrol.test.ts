import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WHOLE } from "../../src/domain/evidence/evidence-share.ts";
import { embedding, type Head, logit } from "../../src/domain/evidence/head.ts";
import { judge } from "../../src/domain/evidence/judge.ts";
import { enrol } from "../../src/enrolment/enrol.ts";
import { enrolledHead } from "../../src/enrolment/enrolled-head.ts";
import { quarterTurns } from "../../src/enrolment/exemplar.ts";
import { floorsOf } from "../../src/enrolment/floors.ts";
import { leaveOneOut } from "../../src/enrolment/leave-one-out.ts";
import { itemNamed } from "../support/evidence.ts";
import { BASE, exemplar } from "./exemplars.ts";

const best = (head: Head, values: Float64Array) =>
  judge({ channels: 3, rows: 1, columns: 1, values: Float32Array.from(values) }, head, WHOLE).ranked[0];

describe("quarter turns", () => {
  const anyPicture = fc
    .record({ width: fc.integer({ min: 1, max: 6 }), height: fc.integer({ min: 1, max: 6 }) })
    .chain(({ width, height }) =>
      fc.uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 }).map((rgb) => ({ width, height, rgb })),
    );

  test("a turn after the third is the picture again", () => {
    fc.assert(
      fc.property(anyPicture, (picture) => {
        const [, , last = picture] = quarterTurns(picture);
        expect(quarterTurns(last)[0]).toEqual(picture);
      }),
    );
  });

  test("the first goes clockwise", () => {
    const twoBesideEachOther = { width: 2, height: 1, rgb: Uint8Array.of(1, 1, 1, 2, 2, 2) };
    expect(quarterTurns(twoBesideEachOther)).toEqual([
      { width: 1, height: 2, rgb: Uint8Array.of(1, 1, 1, 2, 2, 2) },
      { width: 2, height: 1, rgb: Uint8Array.of(2, 2, 2, 1, 1, 1) },
      { width: 1, height: 2, rgb: Uint8Array.of(2, 2, 2, 1, 1, 1) },
    ]);
  });
});

describe("the head of an enrolment", () => {
  const red = exemplar("red", "1.jpg", [3, 0, 0]);
  const blue = exemplar("blue", "2.jpg", [0, 0, 2]);
  const head = enrolledHead([red, blue], BASE);

  test("has a row and a prototype for every view", () => {
    expect(head.rows).toHaveLength(8);
    expect(head.prototypeFaces).toEqual(head.rows);
    expect(head.rows[4]).toEqual({ item: "blue", face: "front" });
    expect([...head.prototypes.subarray(12, 15)]).toEqual([1, 1, 3]);
  });

  test("has rows of length one whose logit is the cosine times the distance from the center", () => {
    expect(Math.hypot(...head.weight.subarray(3, 6))).toBeCloseTo(1, 6);
    expect(logit(red.embedding, head, 0)).toBeCloseTo(3, 6);
    expect(logit(blue.embedding, head, 0)).toBeCloseTo(0, 6);
  });

  test("recognizes every view as its own item", () => {
    for (const { item, embedding, turned } of [red, blue])
      for (const view of [embedding, ...turned]) expect(best(head, view)).toMatchObject({ item });
  });
});

describe("packs without their own photograph", () => {
  test("are judged by the other photographs of their item", () => {
    const exemplars = [exemplar("red", "1.jpg", [3, 0, 0]), exemplar("red", "2.jpg", [2, 1, 0]), exemplar("blue", "2.jpg", [0, 0, 1])];
    const [first, second] = leaveOneOut(exemplars, BASE);
    expect(first).toMatchObject({ item: "red", recognized: true });
    expect(first?.knownness).toBeGreaterThan(0.89);
    expect(first?.knownness).toBeLessThan(0.92);
    expect(second).toMatchObject({ item: "red", recognized: true });
  });

  test("are not judged when their item is in no other photograph, also not by their twin beside them", () => {
    expect(leaveOneOut([exemplar("red", "1.jpg", [1, 0, 0]), exemplar("red", "1.jpg", [1, 0, 0])], BASE)).toEqual([]);
  });

  test("are not recognized when another item is nearer", () => {
    const exemplars = [exemplar("red", "1.jpg", [0, 0, 1]), exemplar("red", "2.jpg", [1, 0, 0]), exemplar("blue", "3.jpg", [0, 0.1, 1])];
    expect(leaveOneOut(exemplars, BASE)[0]).toMatchObject({ item: "red", recognized: false });
  });
});

describe("the floors of an enrolled item", () => {
  const items = [0.5, 0.6, 0.7].map((floor, index) => itemNamed(`item-${index}`, { probabilityFloor: floor + 0.2, knownnessFloor: floor }));
  const floors = (others: readonly [number, number, number], own: number[] = [], head = BASE) => {
    const exemplars = [exemplar("red", "1.jpg", [1, 0, 0]), exemplar("blue", "2.jpg", others)];
    const leftOut = own.map((knownness) => ({ item: "red", recognized: true, knownness }));
    return floorsOf("red", { exemplars, head: enrolledHead(exemplars, BASE), leftOut, base: { head, items } });
  };

  test("are the base bundle's medians when the exemplars say nothing against it", () => {
    expect(floors([0, 0, 1])).toEqual({ probabilityFloor: 0.8, knownnessFloor: 0.6 });
    expect(floors([0, 0, 1], [0.95, 0.8])).toEqual({ probabilityFloor: 0.8, knownnessFloor: 0.6 });
  });

  test("rise above what another item's pack reaches", () => {
    expect(floors([1, 0.5, 0]).knownnessFloor).toBeGreaterThan(0.9);
  });

  test("rise above what a pack of the base bundle reaches, unless it is the same item", () => {
    const knowing = (item: string) => enrolledHead([exemplar(item, "0.jpg", [1, 0.5, 0])], BASE);
    expect(floors([0, 0, 1], [], knowing("crimson")).knownnessFloor).toBeGreaterThan(0.9);
    expect(floors([0, 0, 1], [], knowing("red")).knownnessFloor).toBe(0.6);
  });

  test("sink half-way to the other items when the item's own packs reach less", () => {
    const { knownnessFloor } = floors([-1, 0, 0], [0.9, 0.4]);
    expect(knownnessFloor).toBeLessThan(0.4);
    expect(knownnessFloor).toBeGreaterThan(-0.6);
  });
});

test("an enrolled item carries the name that the annotations give it, and one face", () => {
  const exemplars = [exemplar("calpol-650", "1.jpg", [1, 0, 0])];
  const { items, head } = enrol(new Map([["calpol-650", "Calpol-650"]]), exemplars, { head: BASE, items: [itemNamed("any")] });
  expect(items).toMatchObject([
    { id: "calpol-650", name: "Calpol-650", lookAlikes: [], references: [{ face: "front", file: "references/calpol-650.front.jpg" }] },
  ]);
  expect(embedding({ channels: 3, rows: 1, columns: 1, values: head.prototypes.subarray(0, 3) })).toEqual(Float64Array.of(2, 1, 1));
});
