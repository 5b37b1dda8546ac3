import { describe, expect, test } from "vitest";
import { Config } from "../../../src/config.ts";
import { formularyOf } from "../../../src/domain/verdict/formulary.ts";
import { endings, type Shot } from "../../../src/lab/evaluate/presentations.ts";
import { presentationOf } from "../../../src/lab/photographs/presentation.ts";
import { evidenceFor, items } from "../../support/evidence.ts";

const RULES = { formulary: formularyOf([...items.values()], 0.5), settle: Config.parse({}).settle, framesPerSecond: 5 };
const QUALITY = { sharpness: 1000, luminance: 120, glare: 0, motion: 0 };

function shots(count: number, changes: Partial<Shot> = {}): Shot[] {
  const shot = { presentation: "tray", copy: 0, item: "prednisone", quality: QUALITY, state: "open", evidence: evidenceFor("prednisone") };
  return Array.from({ length: count }, (_, frame) => ({ ...(shot as Omit<Shot, "frame">), frame, ...changes }));
}

describe("a picture's name", () => {
  test("tells of which presentation it is a frame", () => {
    expect(presentationOf("Calpol 650/morning-frame-03.jpg")).toEqual({ presentation: "Calpol 650/morning", frame: 3 });
  });

  test.each(["Calpol-1.jpg", "img_003.jpg", "frame-3.jpg", "a-frame-x.jpg"])("that says nothing of it (%s) is of none", (file) => {
    expect(presentationOf(file)).toBeUndefined();
  });
});

describe("a presentation", () => {
  test("ends as in the daemon, when enough frames agree", () => {
    expect(endings(shots(3), RULES)).toMatchObject([{ presentation: "tray", frames: 3, verdict: { look: "match" } }]);
  });

  test("of too few frames has no verdict", () => {
    expect(endings(shots(2), RULES)).toMatchObject([{ verdict: null }]);
  });

  test("is followed in the order of its frames, and begins anew when nothing is found", () => {
    const [first, second, third, ...rest] = shots(5) as [Shot, Shot, Shot, ...Shot[]];
    const interrupted = [...rest, { ...third, state: "empty" } as Shot, second, first];
    expect(endings(interrupted, RULES)).toMatchObject([{ frames: 5, verdict: null }]);
  });

  test("with two packs in the tray ends in doubt", () => {
    expect(endings(shots(5, { state: "two-packs" }), RULES)).toMatchObject([{ verdict: null }]);
    expect(endings(shots(41, { state: "two-packs" }), RULES)).toMatchObject([{ verdict: { look: "unsure", because: "two-packs" } }]);
  });

  test("of a product that is not enrolled is on an order for what it resembles most often", () => {
    const alike = [...shots(1, { item: "x", evidence: evidenceFor("other") }), ...shots(4, { item: "x" }).slice(1)];
    expect(endings(alike, RULES)).toMatchObject([{ inFormulary: false, ordered: "prednisone", verdict: { look: "match" } }]);
  });

  test("ends for itself in each copy", () => {
    expect(endings([...shots(3), ...shots(3, { copy: 1, evidence: evidenceFor("other") })], RULES)).toMatchObject([
      { copy: 0, verdict: { look: "match" }, source: "tray prednisone" },
      { copy: 1, verdict: { look: "mismatch", seen: "other" }, source: "tray prednisone" },
    ]);
  });
});
