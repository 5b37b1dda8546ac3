import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Features } from "../../src/domain/evidence/features.ts";
import { embedding, type Face } from "../../src/domain/evidence/head.ts";
import type { Picture } from "../../src/domain/frame.ts";
import type { Card } from "../../src/vision/bundle/card.ts";
import { formatSafetensors } from "../../src/vision/bundle/safetensors.ts";
import { tinyLocator } from "./tiny-locator.ts";
import { TINY_CHANNELS, TINY_PATCH, tinyModel } from "./tiny-model.ts";
import { jpeg, TINY_FILL, TINY_ITEMS, type TinyItem, tinyCrop, tinyPlaces, tinyTray } from "./tiny-pictures.ts";

const SIDE = 64;
const MEAN = [0.485, 0.456, 0.406] as const;
const STD = [0.229, 0.224, 0.225] as const;

export interface TinyBundle extends AsyncDisposable {
  readonly dir: string;
}

/**
 * A complete valid bundle in a temporary folder, removed when the bundle is disposed: three packs that differ in
 * colour, a network that tells them apart and one that finds them; the shipped locator finds other packs too. tinyTray() shows them to a camera.
 */
export async function makeTinyBundle({ locator = "tiny" }: { locator?: "tiny" | "shipped" } = {}): Promise<TinyBundle> {
  const dir = await mkdtemp(join(tmpdir(), "tiny-bundle-"));
  await mkdir(join(dir, "golden"));
  await mkdir(join(dir, "references"));
  await mkdir(join(dir, "trays"));
  await writeFile(join(dir, "backbone.onnx"), tinyModel(SIDE));
  await writeFile(join(dir, "locator.onnx"), tinyLocator());
  await writeFile(join(dir, "head.safetensors"), tinyHead());
  for (const item of TINY_ITEMS) {
    await writeFile(join(dir, `golden/${item}.jpg`), await jpeg(tinyCrop(item, SIDE)));
    await writeFile(join(dir, `references/${item}.front.jpg`), await jpeg(tinyCrop(item, 160)));
  }
  for (const [file, packs] of Object.entries(TRAYS)) await writeFile(join(dir, file), await jpeg(tinyTray(...packs)));
  await writeFile(join(dir, "golden/strange.jpg"), await jpeg(tinyCrop("strange", SIDE)));
  await writeCard(dir, await tinyCard(dir));
  if (locator === "shipped") await takeShippedLocator(dir);
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}

/** The shipped bundle's locator, with its known trays, in place of the tiny one. */
async function takeShippedLocator(dir: string): Promise<void> {
  const { locator, trays } = JSON.parse(await readFile("models/default/card.json", "utf8"));
  if (!locator) throw new Error("The bundle in models/default has no locator.");
  await rm(join(dir, "trays"), { recursive: true });
  await mkdir(join(dir, "trays"));
  await changeCard(dir, (card) => ({
    ...card,
    locator,
    trays,
    files: Object.fromEntries(Object.entries(card.files).filter(([file]) => !file.startsWith("trays/"))),
  }));
  for (const { file } of [locator, ...trays]) await replaceFile(dir, file, await readFile(join("models/default", file)));
}

/** Rewrites the bundle's card with a change. */
export async function changeCard(dir: string, change: (card: Card) => unknown): Promise<void> {
  const card = JSON.parse(await readFile(join(dir, "card.json"), "utf8"));
  await writeCard(dir, change(card) ?? card);
}

/** Replaces a file of the bundle and updates its hash in the card. */
export async function replaceFile(dir: string, file: string, content: Uint8Array): Promise<void> {
  await writeFile(join(dir, file), content);
  await changeCard(dir, (card) => ({ ...card, files: { ...card.files, [file]: sha256(content) } }));
}

/** The tiny network's answer, computed here. */
export function tinyFeatures(picture: Picture): Features {
  const cells = picture.width / TINY_PATCH;
  const values = new Float32Array(TINY_CHANNELS * cells * cells);
  const share = 1 / TINY_PATCH ** 2;
  picture.rgb.forEach((byte, index) => {
    const colour = index % 3;
    const pixel = Math.floor(index / 3);
    const row = Math.floor(pixel / picture.width / TINY_PATCH);
    const cell = row * cells + Math.floor((pixel % picture.width) / TINY_PATCH);
    const value = (byte / 255 - (MEAN[colour] ?? 0)) / (STD[colour] ?? 1);
    values[colour * cells * cells + cell] = (values[colour * cells * cells + cell] ?? 0) + value * share;
  });
  const half = values.length / 2;
  for (let at = 0; at < half; at++) {
    const mean = values[at] ?? 0;
    values[at] = Math.max(0, mean);
    values[at + half] = Math.max(0, -mean);
  }
  return { channels: TINY_CHANNELS, rows: cells, columns: cells, values };
}

const TRAYS: Readonly<Record<string, readonly TinyItem[]>> = {
  "trays/empty.jpg": [],
  "trays/one.jpg": ["red-100"],
  "trays/two.jpg": ["green-100", "blue-100"],
};

const FACES: Face[] = TINY_ITEMS.map((item) => ({ item, face: "front" }));

/** The center is zero and the space is the channels themselves, so that a row is the direction of the item's golden crop. */
function tinyHead(): Uint8Array {
  const seen = TINY_ITEMS.map((item) => embedding(tinyFeatures(tinyCrop(item, SIDE))));
  const directions = seen.map((values) => values.map((value) => value / Math.hypot(...values)));
  const upright = Float32Array.from({ length: TINY_CHANNELS ** 2 }, (_, at) => (at % (TINY_CHANNELS + 1) === 0 ? 1 : 0));
  return formatSafetensors({
    center: { shape: [TINY_CHANNELS], values: new Float32Array(TINY_CHANNELS) },
    basis: { shape: [TINY_CHANNELS, TINY_CHANNELS], values: upright },
    gains: { shape: [TINY_CHANNELS], values: new Float32Array(TINY_CHANNELS).fill(1) },
    residualGain: { shape: [1], values: Float32Array.of(1) },
    directions: { shape: [TINY_ITEMS.length, TINY_CHANNELS], values: Float32Array.from(directions.flatMap((values) => [...values])) },
  });
}

async function tinyCard(dir: string): Promise<Card> {
  const references = TINY_ITEMS.map((item) => `references/${item}.front.jpg`);
  const golden = TINY_ITEMS.map((item) => `golden/${item}.jpg`);
  const files = [
    "backbone.onnx",
    "locator.onnx",
    "head.safetensors",
    "golden/strange.jpg",
    ...golden,
    ...references,
    ...Object.keys(TRAYS),
  ];
  return {
    schema: "blisterscope.bundle/2",
    name: "Tiny formulary",
    version: "1.0.0",
    createdAt: "2026-01-01T00:00:00Z",
    provisional: true,
    input: { side: SIDE, margin: 0.04, fill: [...TINY_FILL], mean: [...MEAN], std: [...STD] },
    backbone: {
      file: "backbone.onnx",
      architecture: "tiny",
      precision: "float32",
      input: "image",
      output: "features",
      channels: TINY_CHANNELS,
      rows: SIDE / TINY_PATCH,
      columns: SIDE / TINY_PATCH,
    },
    locator: { file: "locator.onnx", input: "image", output: "maps" },
    head: { file: "head.safetensors", dimensions: TINY_CHANNELS, rows: FACES },
    calibration: { temperature: 0.1, familiarity: { bias: -42, nearness: 50, lead: 0 }, evidenceShareFloor: 0.5 },
    items: TINY_ITEMS.map((id) => tinyItem(id)),
    golden: [
      ...TINY_ITEMS.map((item) => ({ file: `golden/${item}.jpg`, item, probability: 0.998 })),
      { file: "golden/strange.jpg", item: null, ordered: "red-100" },
    ],
    trays: Object.entries(TRAYS).map(([file, packs]) => ({ file, packs: tinyPlaces(packs.length).map(tinyCorners) })),
    photographs: [],
    files: Object.fromEntries(await Promise.all(files.map(async (file) => [file, sha256(await readFile(join(dir, file)))]))),
    provenance: { data: "drawn by the tests", recipe: "none", seed: 1, licence: "Apache-2.0", figures: [] },
  };
}

function tinyItem(id: TinyItem): Card["items"][number] {
  return {
    id,
    name: `${id.charAt(0).toUpperCase()}${id.slice(1, id.indexOf("-"))}amol`,
    strength: "100 mg",
    form: "tablet",
    probabilityFloor: 0.9,
    knownnessFloor: 0.9,
    lookAlikes: id === "red-100" ? [{ item: "blue-100", marginFloor: 0.2 }] : [],
    faces: [{ face: "front", identity: true }],
    inseparable: [],
    references: [{ face: "front", file: `references/${id}.front.jpg` }],
  };
}

/** As fractions of the tray's 640 x 480 pixels. */
function tinyCorners({ left, top, length }: ReturnType<typeof tinyPlaces>[number]): Card["trays"][number]["packs"][number] {
  const corner = (along: number, down: number): [number, number] => [(left + along * length) / 640, (top + (down * length) / 2) / 480];
  return [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
}

async function writeCard(dir: string, card: unknown): Promise<void> {
  await writeFile(join(dir, "card.json"), JSON.stringify(card, null, 2));
}

function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
