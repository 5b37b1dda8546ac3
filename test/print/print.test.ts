import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { judgePrint } from "../../src/domain/evidence/print/judge-print.ts";
import { lineOf, tellingFaces } from "../../src/domain/evidence/print/telling-faces.ts";
import { vocabularyOf } from "../../src/domain/evidence/print/vocabulary.ts";
import type { Item } from "../../src/domain/item.ts";
import { openReadingFiles } from "../../src/vision/reading/models.ts";
import { openTinyEngine } from "../support/tiny-engine.ts";
import { confusables, hostile } from "./check-print.ts";

/** A busy machine reads slowly. "npm run prints" shows more packs, and measures time and memory. */
const PATIENT_MS = 60_000;

async function reader() {
  const { engine } = await openTinyEngine({ reading: { files: await openReadingFiles(), timeoutMs: PATIENT_MS } });
  await engine.ready();
  return engine;
}

describe("the reader of drawn packs", { timeout: 3 * PATIENT_MS }, () => {
  test("takes no name or strength for another one that differs by little", async () => {
    const { right, wrong } = await confusables(await reader(), 12, 7);
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThanOrEqual(9);
  });

  test("is not misled by hostile print", async () => {
    const told = await hostile(await reader());
    for (const { what, lines, says } of told) {
      expect([what, lines <= 16]).toEqual([what, true]);
      if (what !== "upside down") expect([what, says]).toEqual([what, "silent"]);
    }
    expect(told.find(({ what }) => what === "upside down")?.says).toBe("agrees");
  });
});

describe("what was read on the shipped bundle's packs", () => {
  const items: readonly Item[] = JSON.parse(readFileSync("models/default/card.json", "utf8")).items;
  const vocabulary = vocabularyOf(items);

  test("is known for every side", () => {
    for (const { id, faces } of items)
      for (const { face, words } of faces) expect([id, face, Array.isArray(words)]).toEqual([id, face, true]);
  });

  test("names nearly every item that has look-alikes", () => {
    const unnamed = items.filter((item) => item.lookAlikes.length > 0 && tellingFaces(item, vocabulary).length === 0).map(({ id }) => id);
    // The printed cells of these strips are too small to be read from their reference pictures.
    expect(unnamed).toEqual(["amlodipine-5", "amlodipine-10", "clonazepam-0.5"]);
  });

  test("agrees with no other item", () => {
    for (const { id, faces } of items)
      for (const { face, words = [] } of faces)
        for (const other of items) {
          const { says } = judgePrint(words.map(lineOf), other.id, vocabulary);
          if (other.id !== id) expect([id, face, other.id, says]).not.toEqual([id, face, other.id, "agrees"]);
        }
  });
});
