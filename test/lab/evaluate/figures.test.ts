import { describe, expect, test } from "vitest";
import { coverageOf } from "../../../src/lab/evaluate/coverage.ts";
import { doubtsOf } from "../../../src/lab/evaluate/doubts.ts";
import { worstPairs } from "../../../src/lab/evaluate/pairs.ts";
import { strangersOf } from "../../../src/lab/evaluate/strangers.ts";
import { byFace, byItem } from "../../../src/lab/evaluate/tallies.ts";
import { items } from "../../support/evidence.ts";
import { outcomeWith } from "../../support/outcomes.ts";

const near = (item: string, cosine: number, face = "print") => ({ item, face, cosine });

describe("accuracy against coverage", () => {
  const outcomes = [
    outcomeWith({ probability: 0.99 }),
    outcomeWith({ probability: 0.95 }),
    outcomeWith({ probability: 0.95, correct: false, best: "other" }),
    outcomeWith({ probability: 0.5, correct: false, best: "other" }),
    outcomeWith({ probability: 1, inFormulary: false, correct: false }),
  ];

  test("falls from the most probable packs to all; equals are one step, strangers none", () => {
    expect(coverageOf(outcomes, items).curve).toEqual([
      { probability: 0.99, coverage: 0.25, accuracy: 1 },
      { probability: 0.95, coverage: 0.75, accuracy: 2 / 3 },
      { probability: 0.5, coverage: 1, accuracy: 0.5 },
    ]);
  });

  test("at the formulary's floors is told apart", () => {
    expect(coverageOf(outcomes, items).atFloor).toMatchObject({ named: { count: 3, n: 4 }, correct: { count: 2, n: 3 } });
  });
});

describe("pairs", () => {
  test("come with those first that were taken for each other, then the closest", () => {
    const pairs = worstPairs([
      outcomeWith({ own: near("a", 0.9), rival: near("b", 0.1) }),
      outcomeWith({ own: near("a", 0.6), rival: near("b", 0.5) }),
      outcomeWith({ own: near("a", 0.3), rival: near("c", 0.5) }),
      outcomeWith({ own: near("c", 0.9, "pill"), rival: near("a", 0.7) }),
    ]);
    expect(pairs.map(({ own, rival, taken }) => [own.item, rival.item, taken.count, taken.n])).toEqual([
      ["a", "c", 1, 3],
      ["a", "b", 0, 3],
      ["c", "a", 0, 1],
    ]);
    expect(pairs[1]?.leastLead).toBeCloseTo(0.1, 12);
    expect(pairs[0]?.leastLead).toBeCloseTo(-0.2, 12);
    expect(pairs[1]?.nearest).toBe(0.5);
  });

  test("need an item of the formulary and another one", () => {
    expect(worstPairs([outcomeWith({ own: null }), outcomeWith({ rival: null })])).toEqual([]);
  });
});

describe("items and faces", () => {
  const stop = { verdict: { look: "mismatch", seen: "other" } } as const;
  const doubt = { verdict: { look: "unsure", because: "blurred" } } as const;
  const outcomes = [
    outcomeWith({ item: "good" }),
    outcomeWith({ item: "doubted", ...doubt }),
    outcomeWith({ item: "doubted", ...doubt, own: near("doubted", 0.9, "pill") }),
    outcomeWith({ item: "stopped", ...stop }),
    outcomeWith({ item: "stopped" }),
    outcomeWith({ item: "stranger", inFormulary: false }),
  ];

  test("come with the refused first, then the doubted; strangers are none of them", () => {
    expect(byItem(outcomes).map(({ item, confirmed }) => [item, confirmed.count, confirmed.n])).toEqual([
      ["stopped", 1, 2],
      ["doubted", 0, 2],
      ["good", 1, 1],
    ]);
  });

  test("are told apart by the face that was shown", () => {
    expect(byFace(outcomes).filter(({ item }) => item === "doubted")).toMatchObject([
      { face: "print", doubted: { n: 1 } },
      { face: "pill", doubted: { n: 1 } },
    ]);
  });

  test("reasons to ask the nurse are counted, the most frequent first", () => {
    const because = (reason: "empty" | "blurred") => outcomeWith({ verdict: { look: "unsure", because: reason } });
    const doubts = doubtsOf([because("empty"), because("blurred"), because("blurred"), outcomeWith()]);
    expect(doubts.map(({ verdict, packs }) => [verdict.because, packs.count, packs.n])).toEqual([
      ["blurred", 2, 4],
      ["empty", 1, 4],
    ]);
  });
});

describe("strange packs", () => {
  const stranger = { inFormulary: false, own: null, unenrolled: null, greenFor: null };

  test("are those of left-out items, and those of products that are not listed", () => {
    const { aurocLeftOut, aurocUnlisted } = strangersOf([
      outcomeWith({ knownness: 0.9 }),
      outcomeWith({ knownness: 0.8, unenrolled: { best: "other", knownness: 0.85, green: false } }),
      outcomeWith({ ...stranger, knownness: 0.2 }),
    ]);
    expect(aurocLeftOut).toBe(0.75);
    expect(aurocUnlisted).toBe(1);
  });

  test("that are not listed are named with what they resemble, the most known first", () => {
    const { unlisted } = strangersOf([
      outcomeWith({ ...stranger, item: "x", knownness: 0.2 }),
      outcomeWith({ ...stranger, item: "y", knownness: 0.3, best: "a" }),
      outcomeWith({ ...stranger, item: "y", knownness: 0.7, best: "b", greenFor: "b" }),
    ]);
    expect(unlisted).toMatchObject([
      { item: "y", resembles: "b", knownness: 0.7, confirmed: { count: 1, n: 2 } },
      { item: "x", confirmed: { count: 0, n: 1 } },
    ]);
  });
});
