import { describe, expect, test } from "vitest";
import { failureOf, fuzzPictures } from "./pictures.ts";

describe("a sample of the picture fuzzer (npm run fuzz:pictures)", () => {
  test("finds no loss that is taken for a picture, no crash and no hang", { timeout: 240_000 }, async () => {
    const outcomes = await fuzzPictures({ seed: 7, mutants: 40 });
    expect(outcomes.map(failureOf)).toEqual(outcomes.map(() => undefined));
    expect(outcomes).toHaveLength(7);
  });
});
