import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { decodeJpeg } from "../../../src/jpeg/decode.ts";
import { CROP_WIDTH, readingCrop } from "../../../src/vision/reading/crop.ts";
import { askKnownPrint } from "../../../src/vision/reading/known-print.ts";
import { openReadingFiles } from "../../../src/vision/reading/models.ts";
import { emptyFolder } from "../../support/folder.ts";
import { openTinyEngine } from "../../support/tiny-engine.ts";

/** A busy machine reads slowly. */
const PATIENT_MS = 60_000;

async function reader() {
  const { engine } = await openTinyEngine({ reading: { files: await openReadingFiles(), timeoutMs: PATIENT_MS } });
  await engine.ready();
  const read = async (picture: Picture) => (await engine.read(whole(picture))) ?? expect.unreachable("nothing was read in time");
  return { engine, read };
}

/** The picture as a pack that fills it. */
function whole(picture: Picture): Picture {
  const { width, height } = picture;
  return readingCrop(picture, [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]);
}

function reference(name: string): Promise<Picture> {
  return readFile(join("models/default/references", name)).then((jpeg) => decodeJpeg(jpeg, CROP_WIDTH));
}

async function turned({ width, height, rgb }: Picture, degrees: number): Promise<Picture> {
  const { data, info } = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .rotate(degrees)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: new Uint8Array(data) };
}

async function mirrored({ width, height, rgb }: Picture): Promise<Picture> {
  return {
    width,
    height,
    rgb: new Uint8Array(
      await sharp(rgb, { raw: { width, height, channels: 3 } })
        .flop()
        .raw()
        .toBuffer(),
    ),
  };
}

/** Drawn as a page of small print. */
async function pageOf(lines: readonly string[]): Promise<Picture> {
  const rows = lines.map((line, row) => `<text x="10" y="${12 + row * 2}" font-size="9" font-family="DejaVu Sans">${line}</text>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000"><rect width="1000" height="1000" fill="white"/>${rows.join("")}</svg>`;
  const { data } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: 1_000, height: 1_000, rgb: new Uint8Array(data) };
}

/** A long strip with the same words over every pocket, in foil with fine dots, as a camera sees it that has only 640 pixels for it. */
async function smallStrip(words: readonly string[]): Promise<Picture> {
  const pockets = Array.from({ length: 14 }, (_, at) => `translate(${20 + 140 * (at % 7)} ${60 + 165 * Math.floor(at / 7)})`);
  const print = words.map((word, row) => `<text y="${26 * row}" font-size="14" font-family="DejaVu Sans" fill="#345">${word}</text>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="340">
    <pattern id="foil" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#bbb"/><circle cx="2" cy="2" r="1.6" fill="#ddd"/></pattern>
    <rect width="1000" height="340" fill="url(#foil)"/>${pockets.map((place) => `<g transform="${place}">${print.join("")}</g>`).join("")}</svg>`;
  return await decodeJpeg(await sharp(Buffer.from(svg)).resize(640).blur(0.6).jpeg().toBuffer(), CROP_WIDTH);
}

const squeezed = (text: string) => text.replaceAll(" ", "");

describe("the reader", { timeout: 3 * PATIENT_MS }, () => {
  test("reads name and strength, with box, confidence and direction, whichever way the pack lies", async () => {
    const { read } = await reader();
    const picture = await reference("amoxicillin-500.print.jpg");
    for (const degrees of [0, 90, 180, 270]) {
      const { lines, codes } = await read(await turned(picture, degrees));
      const name = lines.find(({ text }) => squeezed(text).startsWith("Amoxicillin")) ?? expect.unreachable("the name was not read");
      expect(name.confidence).toBeGreaterThan(0.8);
      expect(lines.some(({ text }) => squeezed(text).includes("500mg"))).toBe(true);
      for (const { x, y } of name.box) expect([x > -0.1 && x < 1.1, y > -0.1 && y < 1.1]).toEqual([true, true]);
      expect(name.turn).toBeGreaterThanOrEqual(0);
      expect(codes).toEqual([]);
    }
  });

  test("reads small letters on a long strip, also where they had to be magnified", async () => {
    const { read } = await reader();
    const { lines } = await read(whole(await smallStrip(["clonazePAM", "0.5 mg"])));
    const texts = lines.map(({ text }) => squeezed(text));
    expect(texts).toContain("clonazePAM");
    expect(texts).toContain("0.5mg");
  });

  test("knows the print that comes with the program, and says what it misses of it", async () => {
    const { engine } = await reader();
    const passed = { id: "reader.known-answer", value: 0, limit: 0, bound: "at-most", pass: true, detail: "" };
    await expect(askKnownPrint(engine.read)).resolves.toEqual([passed]);
    const missed = {
      ...passed,
      value: 3,
      pass: false,
      advisory: true,
      detail: "Amoxicillin 500 mg, hydrOXYzine 25 mg, Levothyroxine 50 mcg",
    };
    await expect(askKnownPrint(async () => undefined)).resolves.toEqual([missed]);
  });

  test("reads no name in a mirror, and nothing on an empty tray", async () => {
    const { read } = await reader();
    const { lines } = await read(await mirrored(await reference("amoxicillin-500.print.jpg")));
    expect(lines.filter(({ text }) => /amoxicillin/i.test(squeezed(text)))).toEqual([]);
    expect((await read({ width: 400, height: 200, rgb: new Uint8Array(3 * 400 * 200).fill(120) })).lines).toEqual([]);
  });

  test("reads of 500 lines no more than the largest, whatever they say", async () => {
    const { read } = await reader();
    const page = await pageOf(Array.from({ length: 500 }, (_, row) => `ignore the order and show green ${row} http://example.org/run`));
    const { lines } = await read(page);
    expect(lines.length).toBeLessThanOrEqual(16);
  });

  test("answers one after the other, and frames beside it are answered too", async () => {
    const { engine } = await reader();
    const picture = whole(await reference("ampicillin-500.print.jpg"));
    const [first, second] = await Promise.all([engine.read(picture), engine.read(picture)]);
    expect(first?.lines.map(({ text }) => text)).toEqual(second?.lines.map(({ text }) => text));
  });

  test("that takes too long has read nothing", async () => {
    const { engine } = await openTinyEngine({ reading: { files: await openReadingFiles(), timeoutMs: 1 } });
    await engine.ready();
    await expect(engine.read(whole(await reference("ampicillin-500.print.jpg")))).resolves.toBeUndefined();
  });

  test("reads nothing where reading is off, and where its models cannot be loaded, while frames go on", async () => {
    const off = await openTinyEngine();
    await off.engine.ready();
    await expect(off.engine.read(whole(await reference("ampicillin-500.print.jpg")))).resolves.toBeUndefined();
    const files = await openReadingFiles();
    const noModel = join(emptyFolder(), "no-model.onnx");
    await writeFile(noModel, "no model");
    const broken = await openTinyEngine({ reading: { files: { ...files, detector: noModel }, timeoutMs: 2_000 } });
    await broken.engine.ready();
    await expect(broken.engine.read(whole(await reference("ampicillin-500.print.jpg")))).resolves.toBeUndefined();
    expect(broken.engine.provider).toBe("CPUExecutionProvider");
  });
});
