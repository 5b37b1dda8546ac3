import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBundle } from "../../../src/vision/bundle/bundle.ts";
import type { Card } from "../../../src/vision/bundle/card.ts";
import { parseSafetensors } from "../../../src/vision/bundle/safetensors.ts";
import { changeCard, makeTinyBundle, replaceFile } from "../../support/tiny-bundle.ts";

const GIB = 1024 ** 3;

/** Eight bytes that promise so long a header, the header, and the numbers. */
function safetensors(header: unknown, promised?: bigint, numbers = 16): Buffer {
  const text = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(promised ?? BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(numbers)]);
}

const tensor = (shape: readonly unknown[], from: unknown, to: unknown) => ({ t: { dtype: "F32", shape, data_offsets: [from, to] } });

const LYING: readonly (readonly [string, Buffer])[] = [
  ["nothing", Buffer.alloc(0)],
  ["a header of 2^64 - 1 bytes", safetensors({}, 2n ** 64n - 1n)],
  ["a header that ends in the middle", safetensors("{", undefined)],
  ["no object", safetensors("null")],
  ["a tensor of 2^53 numbers", safetensors(tensor([2 ** 53 - 1], 0, 16))],
  ["a tensor whose size overflows", safetensors(tensor([2 ** 40, 2 ** 40], 0, 16))],
  ["a tensor that lies before the file", safetensors(tensor([4], -16, 0))],
  ["a tensor that lies behind the file", safetensors(tensor([4], 16, 32))],
  ["a tensor that ends before it begins", safetensors(tensor([0], 16, 0))],
  ["a shape of words", safetensors(tensor(["4"], 0, 16))],
  ["arrays in arrays in arrays", safetensors(`{"t": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`)],
];

test.each(LYING)("a classifier that is or promises %s is refused in words", async (_, bytes) => {
  await using bundle = await makeTinyBundle();
  await replaceFile(bundle.dir, "head.safetensors", bytes);
  await expect(openBundle(bundle.dir)).rejects.toThrow(/BUNDLE_INVALID: .*head\.safetensors/);
});

test("a tensor with the name of what every object has changes nothing", () => {
  parseSafetensors(safetensors('{"__proto__": {"dtype": "F32", "shape": [4], "data_offsets": [0, 16]}}'));
  expect(({} as Record<string, unknown>)["dtype"]).toBeUndefined();
});

const OUTSIDE = ["../secret", "/etc/passwd", "a/../../secret", "..", "a\\..\\secret", ".hidden", "a//b", "a\u0000b", "C:secret"];

test.each(OUTSIDE)("a card that names %j is refused before anything is opened", async (file) => {
  await using bundle = await makeTinyBundle();
  const named: readonly ((card: Card) => unknown)[] = [
    (card) => ({ ...card, backbone: { ...card.backbone, file } }),
    (card) => ({ ...card, files: { ...card.files, [file]: "0".repeat(64) } }),
    (card) => ({ ...card, items: card.items.map((item) => ({ ...item, references: [{ face: "front", file }] })) }),
  ];
  for (const change of named) {
    await changeCard(bundle.dir, change);
    await expect(openBundle(bundle.dir)).rejects.toThrow(/BUNDLE_INVALID: .*card\.json/);
  }
});

test("an answer of billions of numbers is refused: no memory is taken for it", async () => {
  await using bundle = await makeTinyBundle();
  await changeCard(bundle.dir, (card) => ({ ...card, backbone: { ...card.backbone, channels: 65_536, rows: 256, columns: 256 } }));
  await expect(openBundle(bundle.dir)).rejects.toThrow(/BUNDLE_INVALID: .*4294967296 numbers/s);
});

test("files of many gigabytes that take no room on the disk are refused before they are read", async () => {
  await using bundle = await makeTinyBundle();
  await truncate(join(bundle.dir, "backbone.onnx"), 900 * GIB);
  await expect(openBundle(bundle.dir)).rejects.toThrow(/BUNDLE_INVALID: .*at most/);
  await truncate(join(bundle.dir, "card.json"), 2 * GIB);
  await expect(openBundle(bundle.dir)).rejects.toThrow(/BUNDLE_INVALID: .*at most/);
});

test("a card of arrays in arrays in arrays is refused in words", async () => {
  await using bundle = await makeTinyBundle();
  await writeFile(join(bundle.dir, "card.json"), `${"[".repeat(200_000)}${"]".repeat(200_000)}`);
  await expect(openBundle(bundle.dir)).rejects.toThrow("BUNDLE_INVALID");
});
