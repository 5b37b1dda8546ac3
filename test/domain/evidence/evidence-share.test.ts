import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradCam } from "../../../src/domain/evidence/cam/class-map.ts";
import { shareInside, shareOfEvidence, WHOLE } from "../../../src/domain/evidence/evidence-share.ts";
import { featuresAndHead } from "../../support/random-head.ts";

const map = { rows: 2, columns: 2, values: [3, 1, -5, 0] };

describe("shares of evidence", () => {
  test("only what speaks for the class counts", () => {
    expect(shareOfEvidence(map)).toEqual({ rows: 2, columns: 2, values: [0.75, 0.25, 0, 0] });
  });

  test("shares add up to 1, or are all 0", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const { values } = shareOfEvidence(gradCam(features, head, 0));
        const sum = values.reduce((total, value) => total + value, 0);
        if (sum !== 0) expect(sum).toBeCloseTo(1, 9);
        expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });

  test("features k times as strong give the same shares", () => {
    fc.assert(
      fc.property(featuresAndHead, fc.constantFrom(2, 64, 1024), ({ features, head }, k) => {
        const stronger = { ...features, values: features.values.map((value) => value * k) };
        const shares = shareOfEvidence(gradCam(features, head, 0)).values;
        shareOfEvidence(gradCam(stronger, head, 0)).values.forEach((share, cell) => {
          expect(share).toBeCloseTo(shares[cell] ?? Number.NaN, 9);
        });
      }),
    );
  });

  test("a flat map is no evidence, whatever its level", () => {
    for (const level of [0, -2, 7, 1e-30, 1e30])
      expect(shareOfEvidence({ rows: 1, columns: 3, values: [level, level, level] }).values).toEqual([0, 0, 0]);
    expect(shareInside({ rows: 1, columns: 3, values: [7, 7, 7] }, WHOLE)).toBe(0);
  });
});

describe("the share inside a region", () => {
  test("is 1 for the whole picture and 0 for a place without evidence", () => {
    expect(shareInside(map, WHOLE)).toBe(1);
    expect(shareInside(map, { x: 0, y: 0.5, width: 1, height: 0.5 })).toBe(0);
  });

  test("counts a cell by the part of it that is covered", () => {
    expect(shareInside(map, { x: 0.25, y: 0, width: 0.25, height: 0.5 })).toBeCloseTo(0.75 / 2, 12);
    expect(shareInside(map, { x: 0.25, y: 0.25, width: 0.5, height: 0.25 })).toBeCloseTo((0.75 + 0.25) / 4, 12);
  });

  test("ignores what reaches beyond the picture", () => {
    expect(shareInside(map, { x: -1, y: -1, width: 3, height: 3 })).toBe(1);
    expect(shareInside(map, { x: 2, y: 2, width: 1, height: 1 })).toBe(0);
  });
});
