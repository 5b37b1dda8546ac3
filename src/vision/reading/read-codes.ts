import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import type { Picture } from "../../domain/frame.ts";

/** The kinds that packs of medicines carry. Their text is passed on with GS1's separators, as a scanner does it. */
const KINDS: ReaderOptions = {
  formats: ["DataMatrix", "QRCode", "EAN13", "Code128", "DataBar"],
  textMode: "Plain",
  maxNumberOfSymbols: 4,
  tryHarder: true,
};

/** The program that reads codes, from the package itself: by default it would be fetched from the network. */
export async function openCodeReader(): Promise<(crop: Picture) => Promise<string[]>> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  await prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
    fireImmediately: true,
  });
  return async (crop) => {
    const { width, height } = crop;
    const found = await readBarcodes({ width, height, data: opaque(crop), colorSpace: "srgb" }, KINDS);
    return [...new Set(found.filter(({ isValid }) => isValid).map(({ symbologyIdentifier, text }) => symbologyIdentifier + text))];
  };
}

function opaque({ width, height, rgb }: Picture): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    rgba[to] = rgb[from] as number;
    rgba[to + 1] = rgb[from + 1] as number;
    rgba[to + 2] = rgb[from + 2] as number;
  }
  return rgba;
}
