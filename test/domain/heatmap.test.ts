import { describe, expect, test } from "vitest";
import { peak, smooth } from "../../src/domain/heatmap.ts";

describe("the peak of a map", () => {
  test("lies in the strongest cell", () => {
    const values = Array.from({ length: 12 }, (_, cell) => (cell === 6 ? 1 : 0.1));
    const { x, y } = peak(smooth({ rows: 3, columns: 4, values }, 120)) ?? { x: 0, y: 0 };
    expect(x).toBeCloseTo(2.5 / 4, 1);
    expect(y).toBeCloseTo(1.5 / 3, 1);
  });

  test("is nowhere when there is no evidence", () => {
    expect(peak(smooth({ rows: 2, columns: 2, values: [0, 0, 0, 0] }, 16))).toBeUndefined();
  });
});
