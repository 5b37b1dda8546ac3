import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { follow, type Observation, type Presentation, settle } from "../../../src/domain/verdict/settle.ts";
import { evidenceFor } from "../../support/evidence.ts";
import { closed, found, match, mismatch, unknown } from "../../support/observations.ts";

const rules = { agreeing: 3, window: 5, presentationSeconds: 8 };
/** The presentation after these observations, 200 ms apart. */
function after(seen: readonly Observation[]): { presentation: Presentation | undefined; atMs: number } {
  let presentation: Presentation | undefined;
  seen.forEach((observation, index) => {
    presentation = follow(presentation, observation, index * 200, rules);
  });
  return { presentation, atMs: (seen.length - 1) * 200 };
}

function settled(...seen: Observation[]) {
  const { presentation, atMs } = after(seen);
  return settle(presentation, atMs, rules).verdict;
}

describe("settling", () => {
  test("two agreeing frames are not enough, three are", () => {
    expect(settled(match, match)).toBeUndefined();
    expect(settled(match, match, match)).toEqual({ look: "match" });
  });

  test("one deviating frame among five does not prevent a verdict", () => {
    expect(settled(match, mismatch, match, match)).toEqual({ look: "match" });
  });

  test("mismatches with different packs do not agree", () => {
    const other = found(evidenceFor("other"));
    expect(settled(mismatch, other, mismatch, other)).toBeUndefined();
    expect(settled(mismatch, other, mismatch, mismatch)).toEqual({ look: "mismatch", seen: "prednisolone" });
  });

  test("a whole window of doubt is a doubt with its most frequent reason", () => {
    expect(settled(unknown, unknown, unknown, unknown)).toBeUndefined();
    expect(settled(unknown, unknown, unknown, unknown, unknown)).toEqual({ look: "unsure", because: "unknown-pack" });
  });

  test("movement and an empty tray begin a new presentation", () => {
    expect(settled(match, match, closed("moving"), match)).toBeUndefined();
    expect(settled(match, match, closed("empty"), match)).toBeUndefined();
  });

  test("two packs until time runs out must be checked by hand", () => {
    expect(settled(...Array<Observation>(40).fill(closed("two-packs")))).toBeUndefined();
    expect(settled(...Array<Observation>(41).fill(closed("two-packs")))).toEqual({ look: "unsure", because: "two-packs" });
  });

  test("frames that keep disagreeing must be checked by hand", () => {
    const disagreeing = Array.from({ length: 42 }, (_, index) => [match, mismatch, unknown][index % 3] ?? match);
    expect(settled(...disagreeing)).toEqual({ look: "unsure", because: "frames-disagree" });
  });

  test("no sequence of frames yields a match without enough matching frames in its window", () => {
    const observation = fc.constantFrom<Observation>(match, mismatch, unknown, closed("glare"), closed("moving"));
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 60 }), (seen) => {
        const { presentation, atMs } = after(seen);
        const { verdict, observations, agreeing } = settle(presentation, atMs, rules);
        if (verdict?.look !== "match") return;
        expect(observations.filter((one) => one === match).length).toBeGreaterThanOrEqual(rules.agreeing);
        expect(agreeing).toBeGreaterThanOrEqual(rules.agreeing);
      }),
    );
  });
});
