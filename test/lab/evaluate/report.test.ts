import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { Config } from "../../../src/config.ts";
import { formularyOf } from "../../../src/domain/verdict/formulary.ts";
import { evaluation } from "../../../src/lab/evaluate/evaluation.ts";
import { evaluationTable } from "../../../src/lab/evaluate/evaluation-table.ts";
import type { Outcome } from "../../../src/lab/evaluate/outcome.ts";
import { evaluationMarkdown } from "../../../src/lab/evaluate/report/evaluation-markdown.ts";
import { evaluationFiles } from "../../../src/lab/evaluate/report/files.ts";
import type { Bundle } from "../../../src/vision/bundle/bundle.ts";
import { items } from "../../support/evidence.ts";
import { outcomeWith } from "../../support/outcomes.ts";

const bundle = { card: { name: "Tiny", version: "1.0.0" }, hash: "abc", formulary: formularyOf([...items.values()], 0.5) } as Bundle;
const GREEN_WAS_SHOWN = [53, 196, 138];
const STOP_WAS_SHOWN = [179, 0, 27];

function evaluated(instances: readonly Outcome[], skipped: readonly string[] = []) {
  return evaluation({ bundle, data: { folder: "packs", copies: 0 }, instances, shots: [], config: Config.parse({}), skipped });
}

const packs = (count: number, changes: Partial<Outcome> = {}) =>
  Array.from({ length: count }, (_, at) => outcomeWith({ file: `${at}.jpg`, source: `${at}`, ...changes }));
const STOP = outcomeWith({
  ...{ file: "wrong.jpg", source: "wrong", best: "other", correct: false, greenFor: "other" },
  ...{ verdict: { look: "mismatch", seen: "other" }, rival: { item: "other", face: "print", cosine: 0.95 } },
});

async function hasColour(png: string | Uint8Array | undefined, colour: readonly number[]): Promise<boolean> {
  const { data } = await sharp(png as Uint8Array)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 3) if (colour.every((value, channel) => data[at + channel] === value)) return true;
  return false;
}

describe("the report", () => {
  test("says what the sample supports, also where nothing happened", () => {
    const report = evaluationMarkdown(evaluated(packs(25)));
    expect(report).toContain("# Evaluation of Tiny 1.0.0\n");
    expect(report).toContain("| right pack turned green | 25 of 25 | 100.0 % | at least 86.3 % |");
    expect(report).toContain("| STOP on the right pack | 0 of 25 | 0.0 % | at most 13.7 % |");
    expect(report).toContain("| green on a product that is not enrolled | none | – | – |");
  });

  test("says how few packs many copies are of", () => {
    const copies = [0, 1, 2, 3].flatMap((copy) => packs(5, { copy }));
    expect(evaluationMarkdown(evaluated(copies))).toContain("| best item right | 20 of 20 (5 packs) | 100.0 % | at least 47.8 % |");
  });

  test("names a pack that was taken for another one, and the pair", () => {
    const report = evaluationMarkdown(evaluated([...packs(3), STOP]));
    expect(report).toMatch(/## Packs to look at\n\n.*\n.*\n\| wrong\.jpg \| - \| Prednisone \| other \|.*\| STOP, other \|/);
    expect(report).toContain("| prednisone print | other print | 1 of 4 | -0.050 | 0.950 |");
  });

  test("counts why the nurse is asked", () => {
    const unsure = packs(2, { verdict: { look: "unsure", because: "empty" }, located: false });
    expect(evaluationMarkdown(evaluated([...packs(2), ...unsure]))).toContain("| not found | 2 of 4 (2 packs) |");
  });

  test("names products that are not enrolled, whatever signs are in their names", () => {
    const stranger = outcomeWith({ item: "x", product: "Strange|pack", inFormulary: false, own: null, unenrolled: null, greenFor: null });
    expect(evaluationMarkdown(evaluated([...packs(1), stranger]))).toContain("| Strange\\|pack | 0 of 1 | prednisone |");
  });

  test("in the terminal has the figures, the packs to look at, and what was left out", () => {
    const table = evaluationTable(evaluated([...packs(3), STOP], ["torn.jpg"]));
    expect(table).toMatch(/^best item right +3 of 4 +75\.0 % +19\.4 % to 99\.4 %$/m);
    expect(table).toMatch(/^wrong\.jpg .*STOP, other/m);
    expect(table).toContain("left out: 1 (torn.jpg)");
  });
});

describe("the drawings", () => {
  test("show green and STOP where they were said", async () => {
    const [good, bad] = await Promise.all([evaluationFiles(evaluated(packs(3))), evaluationFiles(evaluated([...packs(3), STOP]))]);
    for (const file of ["items.png", "coverage.png", "known-ness.png"])
      expect(await sharp(good[file] as Uint8Array).metadata()).toMatchObject({ format: "png", width: 960 });
    expect(await hasColour(good["items.png"], GREEN_WAS_SHOWN)).toBe(true);
    expect(good["items.png"]).not.toEqual(bad["items.png"]);
    expect(await hasColour(bad["items.png"], STOP_WAS_SHOWN)).toBe(true);
  });

  test("can be made of strangers alone", async () => {
    const strangers = packs(2, { inFormulary: false, own: null, unenrolled: null });
    expect(Object.keys(await evaluationFiles(evaluated(strangers)))).toEqual([
      "evaluation.md",
      "evaluation.json",
      "items.png",
      "coverage.png",
      "known-ness.png",
    ]);
  });
});
