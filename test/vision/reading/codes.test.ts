import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";
import { readCode } from "../../../src/domain/codes/read.ts";
import type { Picture } from "../../../src/domain/frame.ts";
import { openCodeReader } from "../../../src/vision/reading/read-codes.ts";

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/writer/zxing_writer.wasm"));
  await prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
    fireImmediately: true,
  });
});

/** A code on the ground of a pack, turned as a pack may lie. */
async function printed(
  text: string,
  format: "DataMatrix" | "QRCode" | "EAN13" | "Code128",
  degrees: number,
  options = "",
): Promise<Picture> {
  const { svg, error } = await writeBarcode(text, { format, scale: 4, options });
  if (error || !svg) throw new Error(error || "no code was drawn");
  const code = await sharp(Buffer.from(svg))
    .flatten({ background: "white" })
    .extend({ top: 40, bottom: 40, left: 40, right: 40, background: "white" })
    .png()
    .toBuffer();
  const { data, info } = await sharp({ create: { width: 1_000, height: 700, channels: 3, background: "#b8bec4" } })
    .composite([{ input: await sharp(code).rotate(degrees, { background: "white" }).toBuffer() }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: new Uint8Array(data) };
}

describe("codes in a picture", () => {
  test.each([0, 90, 180])("a GS1 DataMatrix, turned by %d degrees, is read as a scanner would send it", async (degrees) => {
    const read = await openCodeReader();
    const codes = await read(await printed(`(01)09506000134352(17)280131(10)LOT7`, "DataMatrix", degrees, "gs1"));
    expect(codes).toEqual([`]d2010950600013435217280131${"10"}LOT7`]);
    expect(readCode(codes[0] ?? "", "2026-01-01")).toMatchObject({ gtin: "09506000134352", expires: "2028-01-31", lot: "LOT7" });
  });

  test("an EAN-13 names its GTIN", async () => {
    const read = await openCodeReader();
    const codes = await read(await printed("4006381333931", "EAN13", 0));
    expect(codes.map((code) => readCode(code, "2026-01-01"))).toMatchObject([{ gtin: "04006381333931" }]);
  });

  test("a QR code that leads to a web page is refused by the parser, and a pack without codes has none", async () => {
    const read = await openCodeReader();
    const codes = await read(await printed("https://example.org/leaflet", "QRCode", 0));
    expect(codes.map((code) => readCode(code, "2026-01-01").kind)).toEqual(["refused"]);
    expect(await read({ width: 200, height: 100, rgb: new Uint8Array(3 * 200 * 100).fill(180) })).toEqual([]);
  });
});
