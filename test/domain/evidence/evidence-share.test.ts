import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradCam } from "../../../src/domain/evidence/cam/class-map.ts";
import { shareInside, shareOfEvidence, shareWithin, WHOLE } from "../../../src/domain/evidence/evidence-share.ts";
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

describe("the share within a narrow pack", () => {
  /** Ten rows, as the network's map has; all the evidence lies in those named. */
  const inRows = (...rows: readonly number[]) => ({
    rows: 10,
    columns: 10,
    values: Array.from({ length: 100 }, (_, cell) => (rows.includes(Math.floor(cell / 10)) && cell % 10 > 0 && cell % 10 < 9 ? 1 : 0)),
  });
  /** As a pack of 1 : `aspect` lies in the crop. */
  const pack = (aspect: number) => ({ x: 0.04, y: 0.5 - 0.46 / aspect, width: 0.92, height: 0.92 / aspect });

  test.each([1.6, 3, 4.5, 6, 7, 12])("of 1 : %s is all of the evidence in the pack's own cells", (aspect) => {
    expect(shareWithin(inRows(4, 5), pack(aspect))).toBeCloseTo(1, 9);
    expect(shareWithin(inRows(4), pack(aspect))).toBeCloseTo(1, 9);
  });

  test.each([6, 7, 12])("of 1 : %s is none of the evidence beside the pack, and half of what lies half beside it", (aspect) => {
    expect(shareWithin(inRows(3), pack(aspect))).toBe(0);
    expect(shareWithin(inRows(6, 7), pack(aspect))).toBe(0);
    expect(shareWithin(inRows(5, 6), pack(aspect))).toBeCloseTo(0.5, 9);
  });

  test("stays small when the evidence is everywhere", () => {
    expect(shareWithin(inRows(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), pack(7))).toBeCloseTo(0.2, 9);
  });

  test("of a pack that holds a whole cell is the share inside it", () => {
    const map = inRows(2, 3, 4);
    expect(shareWithin(map, pack(1.6))).toBeCloseTo(shareInside(map, pack(1.6)), 12);
  });

  test("of no place at all is 0", () => {
    expect(shareWithin(inRows(4), { x: 2, y: 2, width: 1, height: 1 })).toBe(0);
  });
});
