import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { biasOf, embedding, logit, weightsOf } from "../../../src/domain/evidence/head.ts";
import { knownness } from "../../../src/domain/evidence/known-ness.ts";
import { place } from "../../../src/domain/evidence/space.ts";
import { dot } from "../../../src/domain/evidence/vector.ts";
import { plainHead, prints } from "../../support/plain-head.ts";
import { featuresAndHead } from "../../support/random-head.ts";

describe("the head", () => {
  test("pools each channel to its mean", () => {
    const values = Float32Array.of(1, 2, 3, 6, 0, 0, 0, 1);
    expect([...embedding({ channels: 2, rows: 2, columns: 2, values })]).toEqual([3, 0.25]);
  });

  test("a logit is the product of the row and the stretched way from the center", () => {
    const head = plainHead(prints("a"), [0.6, 0.8]);
    const space = { ...head.space, center: Float32Array.of(1, 1), gains: Float32Array.of(1, 2) };
    expect(logit(Float64Array.of(4, 5), { ...head, space }, 0)).toBeCloseTo(0.6 * 3 + 0.8 * 8, 6);
  });

  test("every row is a linear layer on the pooled features", () => {
    fc.assert(
      fc.property(featuresAndHead, fc.nat(5), ({ features, head }, row) => {
        const embedded = embedding(features);
        expect(dot(weightsOf(head, row), embedded) + biasOf(head, row)).toBeCloseTo(logit(embedded, head, row), 9);
      }),
    );
  });

  test("layers that were made for other rows meanwhile are made again, and the same", () => {
    const rows = Array.from({ length: 20 }, (_, row) => ({ item: `item-${row}`, face: "print" }));
    const head = plainHead(rows, Float32Array.from({ length: 60 }, Math.random));
    const first = [...weightsOf(head, 0)];
    for (const row of rows.keys()) weightsOf(head, row);
    expect([...weightsOf(head, 0)]).toEqual(first);
  });
});

describe("a place in the space", () => {
  test("has the length of the stretched embedding, what the basis leaves out included", () => {
    const space = {
      channels: 2,
      center: Float32Array.of(1, 1),
      basis: Float32Array.of(1, 0),
      gains: Float32Array.of(2),
      residualGain: 0.5,
    };
    const { coordinates, length } = place(Float64Array.of(4, 5), space);
    expect([...coordinates]).toEqual([6]);
    expect(length).toBeCloseTo(Math.hypot(6, 2), 12);
  });

  test("is at least as long as its coordinates: a cosine stays between -1 and 1", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const { coordinates, length } = place(embedding(features), head.space);
        expect(length).toBeGreaterThanOrEqual(Math.hypot(...coordinates) * (1 - 1e-12));
      }),
    );
  });

  test("of the center is nowhere", () => {
    const { length } = place(Float64Array.of(0, 0), plainHead(prints("a"), [1, 0]).space);
    expect(length).toBe(0);
  });
});

describe("known-ness", () => {
  const familiarity = { bias: -6, nearness: 8, lead: 4 };

  test("is the logistic function of nearness and lead", () => {
    expect(knownness(0.6, 0.3, familiarity)).toBeCloseTo(1 / (1 + Math.exp(6 - 4.8 - 1.2)), 12);
  });

  test("rises with nearness and falls with the next item's", () => {
    expect(knownness(0.8, 0.3, familiarity)).toBeGreaterThan(knownness(0.6, 0.3, familiarity));
    expect(knownness(0.8, 0.7, familiarity)).toBeLessThan(knownness(0.8, 0.3, familiarity));
  });

  test("of a formulary of one item leads over what has nothing in common with it", () => {
    expect(knownness(0.8, undefined, familiarity)).toBe(knownness(0.8, 0, familiarity));
  });
});
