import { describe, expect, test } from "vitest";
import { corners } from "../../../src/domain/geometry.ts";
import { cropWindow } from "../../../src/domain/picture/upright.ts";
import { outcomeOf } from "../../../src/lab/evaluate/outcome.ts";
import { totalsOf } from "../../../src/lab/evaluate/totals.ts";
import { evidenceFor } from "../../support/evidence.ts";
import { outcomeWith } from "../../support/outcomes.ts";

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

function seenIn(cell: number | undefined = RIGHT_OF_MIDDLE_ROW) {
  const photographed = ({ x, y }: { x: number; y: number }) => ({ x: 2 * x, y: 2 * y });
  return outcomeOf(outcomeWith(), { evidence: evidenceFor("prednisone"), map: evidenceIn(cell), window: WINDOW, photographed });
}

describe("what became of a pack", () => {
  test("its map's peak is told in pixels of the stored picture", () => {
    const { peak, peakInBox } = seenIn();
    expect(peak?.x).toBeCloseTo(200, 0);
    expect(peak?.y).toBeGreaterThan(100);
    expect(peak?.y).toBeLessThan(140);
    expect(peakInBox).toBe(true);
  });

  test("a peak beside the pack is not in its box", () => {
    expect(seenIn(MIDDLE_OF_TOP_ROW).peakInBox).toBe(false);
  });

  test("a map without evidence has no peak", () => {
    expect(seenIn(-1)).toMatchObject({ peak: null, peakInBox: false });
  });

  test("the best item is right when it is the pack's", () => {
    expect(seenIn()).toMatchObject({ best: "prednisone", correct: true, probability: 0.99 });
  });
});

describe("the totals", () => {
  test("count packs of the formulary and strangers apart", () => {
    const mismatch = { verdict: { look: "mismatch", seen: "other" }, correct: false, greenFor: "other" } as const;
    const stranger = { inFormulary: false, correct: false, own: null, unenrolled: null };
    const totals = totalsOf([
      outcomeWith(),
      outcomeWith(mismatch),
      outcomeWith({ ...stranger, greenFor: "other", located: false, overlap: 0.7 }),
      outcomeWith({ ...stranger, greenFor: null, overlap: null }),
    ]);
    expect(totals).toMatchObject({
      located: { count: 2, n: 3 },
      overlapping60: { count: 3, n: 3 },
      overlapping80: { count: 2, n: 3 },
      correct: { count: 1, n: 2 },
      confirmed: { count: 1, n: 2 },
      refused: { count: 1, n: 2 },
      mistaken: { count: 1, n: 2 },
      peakInBox: { count: 2, n: 2 },
      strangersConfirmed: { count: 1, n: 2 },
      unenrolledConfirmed: { count: 0, n: 2 },
    });
  });

  test("tell packs on telling sides, and those of which the network is asked, from all others", () => {
    const doubted = (because: "no-identity" | "blurred") => ({ verdict: { look: "unsure", because }, greenFor: null }) as const;
    const totals = totalsOf([
      outcomeWith(),
      outcomeWith({ ...doubted("no-identity"), faceTells: false }),
      outcomeWith({ ...doubted("blurred"), gate: "blurred" }),
    ]);
    expect(totals).toMatchObject({
      confirmed: { count: 1, n: 3 },
      confirmedByTellingFaces: { count: 1, n: 2 },
      confirmedWhenAsked: { count: 1, n: 1 },
    });
  });

  test("look for a pack without a box in copies of its photograph alone", () => {
    const { located } = totalsOf([outcomeWith({ overlap: null }), outcomeWith({ overlap: null, copy: 1, located: false })]);
    expect(located).toMatchObject({ count: 0, n: 1 });
  });
});
