import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";
import type { Frame } from "../../src/domain/frame.ts";
import type { Item } from "../../src/domain/item.ts";
import type { Scene } from "../../src/domain/tray/scene.ts";
import type { Order } from "../../src/domain/verdict/order.ts";
import { openPackReader } from "../../src/journey/pack-reader.ts";
import { decodeJpeg } from "../../src/jpeg/decode.ts";
import type { View } from "../../src/protocol.ts";
import type { Reading } from "../../src/vision/engine/reading-desk.ts";
import { OF_ORDER } from "../support/canned-views.ts";
import { itemNamed } from "../support/evidence.ts";

const jpeg = readFileSync("models/default/references/amoxicillin-500.print.jpg");
const picture = await decodeJpeg(jpeg, 1);
const corners = [
  { x: 0, y: 0 },
  { x: picture.width, y: 0 },
  { x: picture.width, y: picture.height },
  { x: 0, y: picture.height },
] as const;
const frame: Frame = { sequence: 1, capturedAtMs: 0, jpeg };
const order = (id: string, item = "amoxicillin"): Order => ({
  id,
  transactionId: id,
  kind: "remove",
  item,
  placedAt: "2026-01-01T00:00:00Z",
});
const quality = { sharpness: 1, luminance: 1, glare: 0, motion: 0 };
const packs = [{ corners, score: 1, cut: false, covered: false }];
const scene = (tray: number, changes: Partial<Scene> = {}): Scene => ({ picture, packs, quality, tray, ...changes });
const foundAnew = () => scene(1, { packs: [...packs] });

const READ: Reading = {
  lines: [{ text: "Amoxicillin500mg", confidence: 0.9, box: corners, turn: 0 }],
  codes: ["]E04006381333931"],
  tookMs: 400,
  runMs: 350,
};

function reading(...texts: string[]): Reading {
  return { ...READ, lines: texts.map((text) => ({ text, confidence: 0.9, box: corners, turn: 0 })), codes: [] };
}

const TWIN = { name: "Amoxicillin", strength: "50 mg", lookAlikes: [{ item: "ampicillin", marginFloor: 0.5 }] } as const;

function cabinet(answer: Reading | undefined, changes: Partial<Item> = { name: "Amoxicillin" }) {
  const read = vi.fn(async () => answer);
  const [scan, heard] = [vi.fn(), vi.fn()];
  const tray: { view: View; order: Order } = {
    view: { view: "checking", ...OF_ORDER, agreeing: 1, needed: 3, packs: [] },
    order: order("o-1"),
  };
  const desk = { scan, read: heard, view: () => tray.view, order: () => tray.order };
  const bundle = { items: [itemNamed("amoxicillin", changes), itemNamed("ampicillin", { name: "Ampicillin" })] };
  const reader = openPackReader({ bundle, engine: { read }, desk, metrics: { took: () => {} } });
  return { reader, read, scan, heard, tray, bundle };
}

test("a pack is read once, and every order hears of it", async () => {
  const { reader, read, scan, heard } = cabinet(READ);
  reader.show(frame, scene(1), order("o-1"));
  reader.show(frame, scene(1), order("o-1"));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  expect(heard.mock.calls[0]?.[0]).toMatchObject({ order: "o-1", tray: 1, finding: { says: "agrees", words: ["Amoxicillin", "500mg"] } });
  expect(scan).toHaveBeenCalledWith("]E04006381333931");
  reader.show(frame, scene(1), order("o-2", "ampicillin"));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
  expect(heard.mock.calls[1]?.[0]).toMatchObject({ order: "o-2", finding: { says: "contradicts", names: "amoxicillin" } });
  expect(read).toHaveBeenCalledTimes(1);
  reader.show(frame, scene(2), order("o-2"));
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
});

test("a code that is read late, when the pack is gone or under another order, is nobody's", async () => {
  const { reader, scan, heard, tray } = cabinet(READ);
  tray.view = { view: "waiting", ...OF_ORDER, because: "empty", packs: [] };
  reader.show(frame, scene(1), order("o-1"));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  reader.show(frame, scene(2), order("o-2"));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
  expect(scan).not.toHaveBeenCalled();
});

test("what the pharmacy has changed meanwhile is what the print is judged by", async () => {
  const { reader, heard, bundle } = cabinet(READ);
  reader.show(frame, scene(1), order("o-1", "new"));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  bundle.items = [itemNamed("new", { name: "Amoxicillin" })];
  reader.show(frame, scene(2), order("o-2", "new"));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
  expect(heard.mock.calls.map(([{ finding }]) => finding.says)).toEqual(["silent", "agrees"]);
});

test("what could not be read is told as silence", async () => {
  const { reader, heard } = cabinet(undefined);
  reader.show(frame, scene(1), order("o-1"));
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  expect(heard.mock.calls[0]).toMatchObject([{ finding: { says: "silent" }, lines: [] }, undefined]);
});

describe("a pack that green turns on the print of", () => {
  test("is read in another frame where one did not show it, and the desk hears of it when silence ends", async () => {
    const { reader, read, heard } = cabinet(reading("norvala"), TWIN);
    reader.show(frame, scene(1), order("o-1"));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    reader.show(frame, scene(1), order("o-1"));
    read.mockResolvedValue(reading("Amoxicillin 50 mg"));
    reader.show(frame, foundAnew(), order("o-1"));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
    expect(heard.mock.calls.map(([{ finding }]) => finding.says)).toEqual(["silent", "agrees"]);
    reader.show(frame, foundAnew(), order("o-1"));
    reader.show(frame, scene(2), order("o-1"));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(3));
    expect(read).toHaveBeenCalledTimes(3);
  });

  test("is read in a frame that is clearly sharper", async () => {
    const { data, info } = await sharp(jpeg).blur(3).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const blurred = { width: info.width, height: info.height, rgb: new Uint8Array(data) };
    const { reader, read, heard } = cabinet(undefined, TWIN);
    reader.show(frame, scene(1, { picture: blurred }), order("o-1"));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    reader.show(frame, scene(1, { picture: blurred }), order("o-1"));
    reader.show(frame, scene(1), order("o-1"));
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
  });

  test("is read in three frames at most", async () => {
    const { reader, read, heard } = cabinet(reading("norvala"), TWIN);
    reader.show(frame, scene(1), order("o-1"));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    for (const tries of [2, 3, 3, 3]) {
      reader.show(frame, foundAnew(), order("o-1"));
      await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(tries));
      await new Promise(setImmediate);
    }
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test("does not agree by a strength that another frame gainsaid", async () => {
    const { reader, read, heard } = cabinet(reading("500 mg"), TWIN);
    reader.show(frame, scene(1), order("o-1"));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    read.mockResolvedValue(reading("Amoxicillin", "50 mg"));
    reader.show(frame, foundAnew(), order("o-1"));
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    reader.show(frame, scene(2), order("o-1"));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
    expect(heard.mock.calls.map(([{ tray, finding }]) => [tray, finding.says])).toEqual([
      [1, "silent"],
      [2, "agrees"],
    ]);
  });
});
