import { describe, expect, test } from "vitest";
import { corners } from "../../../src/domain/geometry.ts";
import { cropWindow } from "../../../src/domain/picture/upright.ts";
import { type Outcome, outcomeOf } from "../../../src/lab/evaluate/outcome.ts";
import { totalsOf } from "../../../src/lab/evaluate/totals.ts";
import { evidenceFor } from "../../support/evidence.ts";

const PACK = {
  file: "1.jpg",
  product: "Prednisone",
  item: "prednisone",
  box: { x: 180, y: 100, width: 40, height: 200 },
  located: true,
  overlap: 0.97,
  inFormulary: true,
};
/** Half as large in the decoded picture, and standing: the crop's left end is the pack's lower end. */
const WINDOW = cropWindow(corners({ centre: { x: 100, y: 100 }, length: 100, breadth: 20, angle: -Math.PI / 2 }), {
  side: 64,
  margin: 0,
  fill: [0, 0, 0],
});
/** Of 5 x 5 cells, with evidence in one of them or in none. */
const evidenceIn = (cell?: number) => ({ rows: 5, columns: 5, values: Array.from({ length: 25 }, (_, index) => (index === cell ? 1 : 0)) });
const RIGHT_OF_MIDDLE_ROW = 14;
const MIDDLE_OF_TOP_ROW = 2;

function outcome(changes: Partial<Outcome> = {}, map = evidenceIn(RIGHT_OF_MIDDLE_ROW)): Outcome {
  const seen = { evidence: evidenceFor("prednisone"), verdict: { look: "match" }, map, window: WINDOW, scale: 2 } as const;
  return { ...outcomeOf(PACK, seen), ...changes };
}

describe("what became of a pack", () => {
  test("its map's peak is told in pixels of the stored picture", () => {
    const { peak, peakInBox } = outcome();
    expect(peak?.x).toBeCloseTo(200, 0);
    expect(peak?.y).toBeGreaterThan(100);
    expect(peak?.y).toBeLessThan(140);
    expect(peakInBox).toBe(true);
  });

  test("a peak beside the pack is not in its box", () => {
    expect(outcome({}, evidenceIn(MIDDLE_OF_TOP_ROW)).peakInBox).toBe(false);
  });

  test("a map without evidence has no peak", () => {
    expect(outcome({}, evidenceIn())).toMatchObject({ peak: null, peakInBox: false });
  });

  test("the best item is right when it is the pack's", () => {
    expect(outcome()).toMatchObject({ best: "prednisone", correct: true, probability: 0.99 });
  });
});

describe("the totals", () => {
  test("count packs of the formulary and strangers apart", () => {
    const mismatch = { verdict: { look: "mismatch", seen: "other" }, correct: false } as const;
    const stranger = { inFormulary: false, correct: false };
    const totals = totalsOf([
      outcome(),
      outcome(mismatch),
      outcome({ ...stranger, located: false }),
      outcome({ ...stranger, verdict: { look: "unsure", because: "unknown-pack" } }),
    ]);
    expect(totals).toMatchObject({
      located: { count: 3, n: 4 },
      correct: { count: 1, n: 2 },
      confirmed: { count: 1, n: 2 },
      refused: { count: 1, n: 2 },
      peakInBox: { count: 2, n: 2 },
      strangersConfirmed: { count: 1, n: 2 },
    });
  });
});
