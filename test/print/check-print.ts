import { judgePrint } from "../../src/domain/evidence/print/judge-print.ts";
import { vocabularyOf } from "../../src/domain/evidence/print/vocabulary.ts";
import type { Picture } from "../../src/domain/frame.ts";
import { asQuad } from "../../src/domain/picture/rectangle.ts";
import { residentMib } from "../../src/lab/benchmark/processes.ts";
import { median, p95 } from "../../src/lab/statistics/statistics.ts";
import type { Engine } from "../../src/vision/engine/engine.ts";
import type { Reading } from "../../src/vision/engine/reading-desk.ts";
import { readingCrop } from "../../src/vision/reading/crop.ts";
import { printCases } from "./cases.ts";
import { drawnPrint } from "./drawn-print.ts";
import { hostilePrints, ORDERED } from "./hostile.ts";

type Reader = Pick<Engine, "read" | "pid">;

/** Names and strengths that differ by little: how many packs agree with their own medicine, and which with another one. */
export async function confusables(engine: Reader, count: number, seed: number) {
  const wrong: string[] = [];
  const readMs: number[] = [];
  const runMs: number[] = [];
  let right = 0;
  for (const [nth, { item, others }] of printCases(count, seed).entries()) {
    const reading = await readWhole(engine, await drawnPrint(item, nth));
    readMs.push(reading.tookMs);
    runMs.push(reading.runMs);
    const says = (ordered: typeof item, enrolled: readonly (typeof item)[]) =>
      judgePrint(reading.lines, ordered.id, vocabularyOf(enrolled)).says;
    if (says(item, [item, ...others]) === "agrees") right += 1;
    // With the pack's own medicine in the formulary, and without it: then nothing else explains what was read.
    for (const other of others)
      if ([[item, ...others], others].some((enrolled) => says(other, enrolled) === "agrees"))
        wrong.push(`${item.name} ${item.strength} agrees with ${other.name} ${other.strength}`);
  }
  return { packs: count, right, wrong, ...times(readMs, runMs) };
}

/** What hostile print makes of an order for another medicine, and how long it takes. */
export async function hostile(engine: Reader) {
  const vocabulary = vocabularyOf([ORDERED]);
  const told = [];
  for (const [what, picture] of await hostilePrints()) {
    const { lines, tookMs } = await readWhole(engine, picture);
    told.push({ what, lines: lines.length, says: judgePrint(lines, ORDERED.id, vocabulary).says, tookMs: Math.round(tookMs) });
  }
  return told;
}

/** How much larger the engine is after so many packs than after the first tenth of them, and after half of them; MiB. */
export async function memory(engine: Reader, count: number) {
  const different = await Promise.all(printCases(20, 1).map(({ item }, nth) => drawnPrint(item, nth)));
  const sizes: number[] = [];
  for (let nth = 1; nth <= count; nth++) {
    await readWhole(engine, different[nth % different.length] as Picture);
    if (nth % Math.ceil(count / 10) === 0) sizes.push(Math.round(residentMib(engine.pid ?? 0)));
  }
  return { packs: count, mib: sizes };
}

function times(readMs: readonly number[], runMs: readonly number[]) {
  const ratios = readMs.map((ms, at) => ms / (runMs[at] ?? Number.NaN));
  return { medianMs: Math.round(median(readMs)), p95Ms: Math.round(p95(readMs)), againstBareSessions: Number(median(ratios).toFixed(2)) };
}

async function readWhole(engine: Reader, picture: Picture): Promise<Reading> {
  const reading = await engine.read(readingCrop(picture, asQuad({ ...picture, x: 0, y: 0 })));
  if (!reading) throw new Error("A pack could not be read in time.");
  return reading;
}
