import type { Picture } from "../../../src/domain/frame.ts";
import { STANDARD_TABLES } from "../../../src/jpeg/scan/standard-tables.ts";
import { type BitWriter, openBitWriter } from "./bit-writer.ts";
import type { Blocks } from "./blocks.ts";
import { segment } from "./segment.ts";
import { unitsOf } from "./units.ts";
import { type Frame, writeFile } from "./write-file.ts";

export interface Shape extends Frame {
  /** Each component in a scan of its own. */
  readonly separate?: boolean;
}

/** A baseline JPEG file of any legal shape, with the standard Huffman tables: slow, plain, and not made by a library under test. */
export function writeJpeg(picture: Picture, { separate = false, ...frame }: Shape = {}): Buffer {
  return writeFile(picture, frame, { code: 0xc0, tables: STANDARD_TABLES }, (components) => {
    const scans = separate ? components.map((_, index) => [index]) : [components.map((_, index) => index)];
    return scans.map((indices) => scan(indices, components, frame.restartInterval));
  });
}

function scan(indices: readonly number[], components: readonly Blocks[], restartInterval = 0): Buffer {
  const writer = openBitWriter();
  const before = new Map<number, number>();
  unitsOf(indices, components).forEach((unit, nth) => {
    if (restartInterval > 0 && nth > 0 && nth % restartInterval === 0) {
      writer.flush();
      writer.marker(0xd0 + ((nth / restartInterval - 1) % 8));
      before.clear();
    }
    for (const { index, block } of unit) {
      writeBlock(writer, block, before.get(index) ?? 0, Math.min(index, 1));
      before.set(index, block[0] ?? 0);
    }
  });
  writer.flush();
  const selectors = indices.flatMap((index) => [index + 1, index === 0 ? 0x00 : 0x11]);
  return Buffer.concat([segment(0xda, [indices.length, ...selectors, 0, 63, 0]), Buffer.from(writer.bytes)]);
}

function writeBlock(writer: BitWriter, block: readonly number[], before: number, table: number): void {
  writeValue(writer, CODES.dc[table], 0, (block[0] ?? 0) - before);
  let zeros = 0;
  for (const value of block.slice(1, 1 + block.slice(1).findLastIndex((coefficient) => coefficient !== 0) + 1)) {
    if (value === 0) {
      zeros++;
      continue;
    }
    for (; zeros > 15; zeros -= 16) writer.put(...codeFor(CODES.ac[table], 0xf0));
    writeValue(writer, CODES.ac[table], zeros, value);
    zeros = 0;
  }
  if (block[63] === 0) writer.put(...codeFor(CODES.ac[table], 0));
}

function writeValue(writer: BitWriter, codes: Codes | undefined, zeros: number, value: number): void {
  const size = 32 - Math.clz32(Math.abs(value));
  writer.put(...codeFor(codes, (zeros << 4) | size));
  writer.put(value < 0 ? value + (1 << size) - 1 : value, size);
}

type Codes = ReadonlyMap<number, readonly [code: number, length: number]>;

function codeFor(codes: Codes | undefined, symbol: number): readonly [number, number] {
  const code = codes?.get(symbol);
  if (!code) throw new Error(`no code for the symbol ${symbol}`);
  return code;
}

/** The standard tables, for writing. */
const CODES = { dc: [] as Codes[], ac: [] as Codes[] };
for (let at = 0; at < STANDARD_TABLES.length; ) {
  const which = STANDARD_TABLES[at] ?? 0;
  const codes = new Map<number, readonly [number, number]>();
  let place = at + 17;
  for (let length = 1, code = 0; length <= 16; length++, code <<= 1)
    for (let nth = STANDARD_TABLES[at + length] ?? 0; nth > 0; nth--) codes.set(STANDARD_TABLES[place++] ?? 0, [code++, length]);
  (which >> 4 === 0 ? CODES.dc : CODES.ac)[which & 15] = codes;
  at = place;
}
