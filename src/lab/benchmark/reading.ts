import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Picture } from "../../domain/frame.ts";
import { asQuad } from "../../domain/picture/rectangle.ts";
import { closeUp } from "../../journey/close-up.ts";
import type { Sight } from "../../journey/sight.ts";
import { decodeJpeg } from "../../jpeg/decode.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import { CROP_WIDTH, readingCrop } from "../../vision/reading/crop.ts";
import { median, p95 } from "../statistics/statistics.ts";
import { type Figure, figure } from "./figure.ts";
import { residentMib } from "./processes.ts";

interface Parts {
  readonly bundle: Pick<Bundle, "dir" | "items">;
  readonly engine: Engine;
  readonly jpegs: readonly Uint8Array[];
  readonly look: Sight["look"];
}

/** Reading a pack takes as long as several frames. */
const FRAMES_PER_PACK = 8;
const LEAST_PACKS = 3;
/** Packs that are read before anything counts, at most: each new length of a line fills more of the runtime's memory. */
const WARM_UP = 10;
/** Different packs. */
const PICTURES = 20;
/** The printed side of a real pack has so many. */
const LEAST_LINES = 8;

/**
 * A pack's print and codes, from its crop 1,000 pixels wide to the lines, beside what the three text networks alone take for the very
 * same crops: the sides on which most was read when the bundle was made or, where there are none, the packs of the recording.
 */
export async function measureReading({ bundle, engine, jpegs, look }: Parts, frames: number): Promise<readonly Figure[]> {
  const packs = Math.max(LEAST_PACKS, Math.round(frames / FRAMES_PER_PACK));
  const warmUp = Math.min(WARM_UP, packs);
  const printed = await printedSides(bundle);
  const crops = printed.length > 0 ? printed : await cropsOf(jpegs, look);
  const lines: number[] = [];
  const wholeMs: number[] = [];
  const runsMs: number[] = [];
  let warmMib = 0;
  for (let nth = 0; nth < warmUp + packs; nth++) {
    if (nth === warmUp) warmMib = residentMib(engine.pid ?? 0);
    const startedMs = performance.now();
    const reading = await engine.read(crops[nth % crops.length] as Picture);
    if (nth < warmUp || !reading) continue;
    wholeMs.push(performance.now() - startedMs);
    runsMs.push(reading.runMs);
    lines.push(reading.lines.length);
  }
  return [
    figure({
      what: "Reading a pack, median",
      value: median(wholeMs),
      unit: "ms",
      target: { at: "most", value: 1_000 },
      from: [
        { what: "95th percentile", value: p95(wholeMs), unit: "ms" },
        { what: "lines on a pack, median", value: median(lines), unit: "" },
      ],
    }),
    figure({
      what: "Reading a pack against the bare sessions, median",
      value: median(wholeMs) / median(runsMs),
      unit: "",
      target: { at: "most", value: 1.5 },
      from: [
        { what: "bare sessions, median", value: median(runsMs), unit: "ms" },
        { what: `growth of the engine over ${packs} packs`, value: residentMib(engine.pid ?? 0) - warmMib, unit: "MiB" },
      ],
    }),
  ];
}

async function printedSides({ dir, items }: Parts["bundle"]): Promise<readonly Picture[]> {
  const sides = items.flatMap(({ faces, references }) =>
    faces.flatMap(({ face, words = [] }) =>
      references.filter((one) => one.face === face).map(({ file }) => ({ file, lines: words.length })),
    ),
  );
  const most = sides.filter(({ lines }) => lines >= LEAST_LINES).sort((a, b) => b.lines - a.lines);
  return await Promise.all(
    most.slice(0, PICTURES).map(async ({ file }) => {
      const picture = await decodeJpeg(await readFile(join(dir, file)), CROP_WIDTH);
      return readingCrop(picture, asQuad({ ...picture, x: 0, y: 0 }));
    }),
  );
}

async function cropsOf(jpegs: readonly Uint8Array[], look: Sight["look"]): Promise<readonly Picture[]> {
  const crops: Picture[] = [];
  const step = Math.max(1, Math.floor(jpegs.length / PICTURES));
  for (const jpeg of jpegs.filter((_, index) => index % step === 0)) {
    const scene = await look(jpeg);
    const [pack] = scene.packs;
    if (!pack) continue;
    const { picture, box } = await closeUp(jpeg, scene, pack.corners);
    crops.push(readingCrop(picture, box));
  }
  return crops;
}
