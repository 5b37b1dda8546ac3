import type { PrintedLine } from "../../domain/evidence/print/line.ts";
import type { Picture } from "../../domain/frame.ts";
import { breadthOf, lengthOf, mapped, type Quad } from "../../domain/geometry.ts";
import { mean } from "../../domain/mean.ts";
import { perspective } from "../../domain/picture/perspective.ts";
import { sampled } from "../../domain/picture/sampled.ts";
import { sharpened } from "../../domain/picture/sharpen.ts";
import { CROP_WIDTH } from "./crop.ts";
import { fill, type Network, type Tensor } from "./tensor.ts";
import { textRegions } from "./text-regions.ts";
import { type Transcript, transcribe } from "./transcribe.ts";

/** The three networks, and the characters that the last one tells apart. */
export interface TextNetworks {
  readonly detect: Network;
  /** Whether strips lie upside down. */
  readonly direction: Network;
  readonly recognize: Network;
  readonly characters: readonly string[];
}

/** Both sides of the picture in which lines are sought are multiples of it. */
const STRIDE = 32;
/** Pixels: its width, unless the crop has no more than these pixels: a long narrow strip is sought in as it is, its letters are often small. */
const SOUGHT_WIDTH = 736;
const SOUGHT_PIXELS = 360_000;
const STRIP_HEIGHT = 48;
const DIRECTION_WIDTH = 192;
/** Widths of strips are multiples of it, so that the runtime meets few shapes. */
const STRIP_STEP = 64;
/** A longer line is pressed together. */
const WIDEST_STRIP = 640;
/** The lines with the tallest letters say what a pack is: at most this many, and this many pixels of strips. */
const MOST_LINES = 16;
const MOST_PIXELS = 3_400;
/** More, for lines that are tried the other way up. */
const SECOND_PIXELS = 800;
/** A line that is read worse than this, of 1, is tried the other way round. */
const DOUBTFUL = 0.8;
/** What is read worse is no text. */
const NO_TEXT = 0.5;

/** Of a direction, by its network: never quite. */
const SURE = 0.01;

/** Of the networks' inputs: what they are given at least, mostly and at most. An engine is built for just these. */
export const READING_SHAPES = {
  detector: {
    least: [1, 3, STRIDE, SOUGHT_WIDTH],
    usual: [1, 3, SOUGHT_WIDTH / 2 + STRIDE / 2, SOUGHT_WIDTH],
    most: [1, 3, SOUGHT_WIDTH, STRIDE * Math.ceil(CROP_WIDTH / STRIDE)],
  },
  direction: {
    least: [1, 3, STRIP_HEIGHT, DIRECTION_WIDTH],
    usual: [MOST_LINES / 2, 3, STRIP_HEIGHT, DIRECTION_WIDTH],
    most: [MOST_LINES, 3, STRIP_HEIGHT, DIRECTION_WIDTH],
  },
  recognizer: {
    least: [1, 3, STRIP_HEIGHT, STRIP_STEP],
    usual: [1, 3, STRIP_HEIGHT, WIDEST_STRIP / 2],
    most: [1, 3, STRIP_HEIGHT, WIDEST_STRIP],
  },
} as const;

const SOUGHT = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] } as const;
const STRIP = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } as const;

/**
 * The lines of text in an upright crop, those with the tallest letters first. The work is bounded: a pack full of text takes no longer
 * than another one. After `budgetMs` nothing more is begun.
 */
export async function readLines(cut: Picture, networks: TextNetworks, budgetMs: number): Promise<PrintedLine[]> {
  const endMs = performance.now() + budgetMs;
  const crop = sharpened(cut);
  const regions = (await seek(crop, networks.detect)).slice(0, MOST_LINES);
  const upright = await turnedUpright(crop, regions, networks.direction);
  const lines: Recognized[] = [];
  let pixels = MOST_PIXELS;
  for (const quad of upright) {
    const line = await recognize(quad);
    if (line) lines.push(line);
  }
  pixels = SECOND_PIXELS;
  for (const [at, line] of lines.entries()) {
    const other = line.confidence < DOUBTFUL ? await recognize(halfTurned(line.quad)) : undefined;
    if (other && other.confidence > line.confidence) lines[at] = other;
  }
  return lines
    .filter(({ text, confidence }) => text !== "" && confidence >= NO_TEXT)
    .map(({ text, confidence, quad }) => ({ text, confidence, box: fractions(quad, crop), turn: turnOf(quad) }));

  /** Undefined for a line that there is no time for; a shorter one may still find some. */
  async function recognize(quad: Quad): Promise<Recognized | undefined> {
    const strip = stripOf(crop, quad, WIDEST_STRIP);
    const width = STRIP_STEP * Math.ceil(strip.width / STRIP_STEP);
    if (width > pixels || performance.now() > endMs) return undefined;
    pixels -= width;
    const [transcript] = transcribe(await networks.recognize(batchOf([strip], width)), networks.characters);
    return transcript && { ...transcript, quad };
  }
}

interface Recognized extends Transcript {
  readonly quad: Quad;
}

async function seek(crop: Picture, detect: Network): Promise<readonly Quad[]> {
  const sought = crop.width * crop.height > SOUGHT_PIXELS ? shrunk(crop, SOUGHT_WIDTH) : crop;
  const size = { width: whole(sought.width), height: whole(sought.height) };
  const values = new Float32Array(3 * size.width * size.height);
  fill(values, 0, sought, size, SOUGHT);
  const map = await detect({ values, shape: [1, 3, size.height, size.width] });
  const scale = crop.width / sought.width;
  return textRegions(map).map((quad) => mapped(quad, ({ x, y }) => ({ x: x * scale, y: y * scale })));
}

/** The next multiple of STRIDE. */
function whole(side: number): number {
  return STRIDE * Math.ceil(side / STRIDE);
}

function shrunk(picture: Picture, width: number): Picture {
  const height = Math.round((width / picture.width) * picture.height);
  return sampled(picture, (x, y) => ({ x: x * picture.width, y: y * picture.height }), { width, height });
}

/** Each line's own direction counts, and that of all lines along the same axis: most packs are printed one way up. */
async function turnedUpright(crop: Picture, quads: readonly Quad[], direction: Network): Promise<Quad[]> {
  if (quads.length === 0) return [];
  const { values } = await direction(
    batchOf(
      quads.map((quad) => stripOf(crop, quad, DIRECTION_WIDTH)),
      DIRECTION_WIDTH,
    ),
  );
  const odds = quads.map((_, at) => Math.log(((values[2 * at + 1] as number) + SURE) / ((values[2 * at] as number) + SURE)));
  const across = quads.map(([a, b]) => Math.abs(b.x - a.x) > Math.abs(b.y - a.y));
  return quads.map((quad, at) => {
    const alike = odds.filter((_, other) => across[other] === across[at]);
    return (odds[at] as number) + mean(alike) > 0 ? halfTurned(quad) : quad;
  });
}

/** The line as a strip of letters, as wide as it is long but no wider than `most`. */
function stripOf(crop: Picture, quad: Quad, most: number): Picture {
  const width = Math.max(8, Math.round(Math.min(most, (STRIP_HEIGHT * lengthOf(quad)) / breadthOf(quad))));
  return sampled(crop, perspective(quad).seen, { width, height: STRIP_HEIGHT });
}

/** To the right of a short strip there is middle grey. */
function batchOf(strips: readonly Picture[], width: number): Tensor {
  const size = 3 * STRIP_HEIGHT * width;
  const values = new Float32Array(strips.length * size);
  for (const [at, strip] of strips.entries()) fill(values, at * size, strip, { width, height: STRIP_HEIGHT }, STRIP);
  return { values, shape: [strips.length, 3, STRIP_HEIGHT, width] };
}

function halfTurned([a, b, c, d]: Quad): Quad {
  return [c, d, a, b];
}

function fractions(quad: Quad, { width, height }: Picture): Quad {
  return mapped(quad, ({ x, y }) => ({ x: x / width, y: y / height }));
}

function turnOf([a, b]: Quad): number {
  const degrees = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  return (360 - Math.round(degrees)) % 360;
}
