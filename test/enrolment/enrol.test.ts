import { describe, expect, test } from "vitest";
import { enrol } from "../../src/enrolment/enrol.ts";
import { largest } from "../../src/enrolment/exemplar.ts";
import { floorsOf } from "../../src/enrolment/floors.ts";
import type { Lesson } from "../../src/enrolment/learn.ts";
import { enrolmentSummary } from "../../src/lab/enrolled/summary.ts";
import { itemNamed } from "../support/evidence.ts";
import { plainHead } from "../support/plain-head.ts";
import { BASE, drawPhotographs } from "./drawn-photographs.ts";

const { pack, photograph } = drawPhotographs(9);
const base = {
  head: plainHead([], [], BASE),
  items: [0.7, 0.8, 0.9].map((floor, index) => itemNamed(`item-${index}`, { probabilityFloor: floor })),
};
function lesson(item: string, picture: string, of: Float64Array, length = 100): Lesson {
  const pack = { product: item.toUpperCase(), located: true, length, breadth: length / 2, jpeg: Uint8Array.of(length) };
  return { ...photograph(item, picture, of), ...pack };
}

describe("an enrolment", () => {
  const [calpol, obnyx, twin] = [pack(), pack(), pack()];
  const lessons = [
    lesson("calpol", "1.jpg", calpol),
    lesson("calpol", "2.jpg", calpol, 120),
    lesson("obnyx", "1.jpg", obnyx),
    lesson("sebifin", "3.jpg", twin),
    lesson("zofer", "4.jpg", twin),
  ];
  const { items, found, proofs } = enrol(lessons, base, []);

  test("gives an item the name that the annotations give it, its faces, and the base bundle's usual probability floor", () => {
    expect(items.map(({ id, name }) => [id, name])).toEqual([
      ["calpol", "CALPOL"],
      ["obnyx", "OBNYX"],
      ["sebifin", "SEBIFIN"],
      ["zofer", "ZOFER"],
    ]);
    expect(items[0]).toMatchObject({ probabilityFloor: 0.8, faces: [{ face: "side-1", identity: true }], inseparable: [] });
  });

  test("shows each face by its largest photograph", () => {
    expect(items[0]?.references).toEqual([{ face: "side-1", file: "references/calpol.side-1.jpg" }]);
    expect(largest(found[0]?.photographs ?? [])?.picture).toBe("2.jpg");
  });

  test("names items that nothing tells apart, each with the other, and the summary tells them", () => {
    expect(items.map(({ inseparable }) => inseparable)).toEqual([[], [], ["zofer"], ["sebifin"]]);
    expect(enrolmentSummary(lessons, { items, proofs }).join()).toContain("SEBIFIN and ZOFER look the same to the camera");
  });

  test("judges packs without their own photograph, where their face is in another one", () => {
    expect(proofs).toMatchObject([
      { item: "calpol", recognized: true },
      { item: "calpol", recognized: true },
    ]);
    for (const { knownness } of proofs) expect(knownness).toBeGreaterThan(0.5);
  });
});

describe("the known-ness floor", () => {
  const rows = ["a", "b"].map((item) => ({ item, face: "print" }));
  const space = {
    channels: 2,
    center: new Float32Array(2),
    basis: Float32Array.of(1, 0, 0, 1),
    gains: Float32Array.of(1, 1),
    residualGain: 1,
  };
  const head = {
    rows,
    space,
    directions: Float32Array.of(1, 0, 0, 1),
    temperature: 0.05,
    familiarity: { bias: -8, nearness: 16, lead: 0 },
  };
  const candidate = (item: string, row: number, cosine: number) => ({ item, face: "print", row, cosine });
  const view = (own: number, nearest: number) => ({
    item: "a",
    own: candidate("a", 0, own),
    others: [candidate("b", 1, nearest)],
  });
  const floor = (...views: ReturnType<typeof view>[]) => floorsOf(views, head, 0.9).knownnessFloor;

  test("is at least one half", () => {
    expect(floor(view(0.9, 0.1))).toBe(0.5);
  });

  test("lies where no left-out item's pack passes for another", () => {
    expect(floor(view(0.9, 0.6))).toBeCloseTo(1 / (1 + Math.exp(8 - 16 * 0.6)), 3);
  });

  test("never shuts out more than some of the formulary's own packs", () => {
    expect(floor(...Array.from({ length: 20 }, (_, index) => view(0.6 + index / 100, 0.95)))).toBeCloseTo(
      1 / (1 + Math.exp(8 - 16 * 0.63)),
      3,
    );
  });
});
