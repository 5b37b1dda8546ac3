import { beforeAll, describe, expect, test } from "vitest";
import { candidates } from "../../src/domain/evidence/candidates.ts";
import { logit, weightsOf } from "../../src/domain/evidence/head.ts";
import { knownness } from "../../src/domain/evidence/known-ness.ts";
import { rivalOf } from "../../src/domain/evidence/rival.ts";
import { place } from "../../src/domain/evidence/space.ts";
import { type Fitted, fitHead } from "../../src/enrolment/fit-head.ts";
import { floorsOf } from "../../src/enrolment/floors.ts";
import type { Photograph } from "../../src/enrolment/photograph.ts";
import { BASE, CHANNELS, drawPhotographs } from "./drawn-photographs.ts";

const { pack, view, photograph } = drawPhotographs(3);
const silver = pack();
const twin = pack();
/** Thirty items with a front of their own; the backs of the first ten are the same silver; the last two are twins. */
const fronts = Array.from({ length: 30 }, pack);
const photographs: Photograph[] = [
  ...fronts.map((front, item) => photograph(`item-${item}`, `front-${item}`, front)),
  ...fronts.slice(0, 10).map((_, item) => photograph(`item-${item}`, `back-${item}`, silver)),
  photograph("twin-a", "twin-a", twin),
  photograph("twin-b", "twin-b", twin),
];
let fitted: Fitted<Photograph>;
beforeAll(() => {
  fitted = fitHead(photographs, BASE);
});
const best = (embedded: Float64Array) => candidates(place(embedded, fitted.head.space), fitted.head);

describe("a head fitted to photographs", () => {
  test("recognizes new views, whatever light and camera do to them", () => {
    for (const [item, front] of fronts.entries()) expect(best(view(front))[0]).toMatchObject({ item: `item-${item}`, face: "side-1" });
  });

  test("has one row a face, of length one", () => {
    expect(fitted.head.rows).toHaveLength(photographs.length);
    const dimensions = fitted.head.space.gains.length;
    for (let at = 0; at < fitted.head.directions.length; at += dimensions)
      expect(Math.hypot(...fitted.head.directions.subarray(at, at + dimensions))).toBeCloseTo(1, 4);
  });

  test("is linear in the embedding: nobody pays for the channels' weights before a map is asked for", () => {
    const embedded = view(fronts[0] ?? silver);
    const moved = embedded.map((value, channel) => value + (channel === 7 ? 1 : 0));
    expect(logit(moved, fitted.head, 0) - logit(embedded, fitted.head, 0)).toBeCloseTo(weightsOf(fitted.head, 0)[7] ?? Number.NaN, 9);
  });

  test("tells packs of its formulary from strangers", () => {
    const { knownnessFloor } = floorsOf(fitted.leftOut, fitted.head, 0.9);
    const known = (embedded: Float64Array) => {
      const near = best(embedded);
      return knownness(near[0]?.cosine ?? -1, rivalOf(near, fitted.head)?.cosine, fitted.head.familiarity) >= knownnessFloor;
    };
    expect(fronts.filter((front) => known(view(front))).length).toBeGreaterThanOrEqual(28);
    expect(Array.from({ length: 200 }, pack).filter((stranger) => known(view(stranger))).length).toBeLessThanOrEqual(2);
  });
});

describe("the faces that an enrolment finds", () => {
  test("are two for two clearly different sides, and one for two photographs of one side", () => {
    const [one, other] = [pack(), pack()];
    const { found } = fitHead(
      [
        ...photographs,
        photograph("two-sides", "a", one),
        photograph("two-sides", "b", other),
        photograph("one-side", "c", pack()),
        { ...photograph("two-sides", "d", one) },
      ],
      BASE,
    );
    expect(
      found.filter(({ item }) => item === "two-sides").map(({ face, photographs }) => [face, photographs.map(({ picture }) => picture)]),
    ).toEqual([
      ["side-1", ["a", "d"]],
      ["side-2", ["b"]],
    ]);
    expect(found.filter(({ item }) => item === "one-side")).toHaveLength(1);
  });

  test("lie the way the first photograph does, though the locator took the other side for the long one", () => {
    const [lying, standing] = [pack(), pack()];
    const views = (of: Float64Array) => photograph("", "", of).ways[0] ?? [];
    const square = (picture: string, ...ways: Float64Array[]) => ({ item: "square", picture, ways: ways.map(views) });
    const { head } = fitHead([...photographs, square("a", lying, standing), square("b", standing, lying)], BASE);
    expect(head.rows.filter(({ item }) => item === "square")).toHaveLength(2);
  });

  test("carry no identity when they look like the sides of several items", () => {
    const silent = fitted.faces.filter(({ identity }) => !identity);
    expect(silent.map(({ item, face }) => `${item}/${face}`)).toEqual(Array.from({ length: 10 }, (_, item) => `item-${item}/side-2`));
    expect(silent[0]?.nearest).toMatchObject({ face: "side-2", cosine: expect.any(Number) });
  });

  test("name two items that none of them tells apart as a pair, and enrol both", () => {
    expect(fitted.inseparable).toEqual([["twin-a", "twin-b"]]);
    expect(fitted.faces.filter(({ item }) => item.startsWith("twin"))).toMatchObject([{ identity: true }, { identity: true }]);
  });

  test("know what comes nearest in another item, if there is one", () => {
    const { faces } = fitHead([photograph("alone", "1", pack())], BASE);
    expect(faces).toEqual([{ item: "alone", face: "side-1", identity: true }]);
  });
});

test("an enrolment of one photograph of one item makes a head that knows it", () => {
  const only = pack();
  const { head } = fitHead([photograph("only", "1", only)], BASE);
  const [first] = candidates(place(view(only), head.space), head);
  expect(first).toMatchObject({ item: "only" });
  expect(first?.cosine).toBeGreaterThan(0.3);
  expect(head.space.channels).toBe(CHANNELS);
});
