import type { Picture } from "../../../src/domain/frame.ts";
import { STANDARD_TABLES } from "../../../src/jpeg/scan/standard-tables.ts";
import { type BitWriter, openBitWriter } from "./bit-writer.ts";
import { type Blocks, blocksOf, type Factors, STEP } from "./blocks.ts";

export interface Shape {
  /** Of brightness, blueness and redness. */
  readonly sampling?: readonly [Factors, Factors, Factors];
  /** Each component in a scan of its own. */
  readonly separate?: boolean;
  /** In units of a scan. */
  readonly restartInterval?: number;
}

/** A baseline JPEG file of any legal shape, with the standard Huffman tables: slow, plain, and not made by a library under test. */
export function writeJpeg(picture: Picture, { sampling = S444, separate = false, restartInterval = 0 }: Shape = {}): Buffer {
  const most: Factors = [Math.max(...sampling.map(([across]) => across)), Math.max(...sampling.map(([, down]) => down))];
  const components = sampling.map((factors, component) => blocksOf(picture, component, factors, most));
  const frame = components.flatMap(({ factors: [across, down] }, index) => [index + 1, (across << 4) | down, 0]);
  const scans = separate ? components.map((_, index) => [index]) : [components.map((_, index) => index)];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => STEP)]),
    segment(0xc0, [8, ...word(picture.height), ...word(picture.width), components.length, ...frame]),
    segment(0xc4, STANDARD_TABLES),
    ...(restartInterval > 0 ? [segment(0xdd, word(restartInterval))] : []),
    ...scans.map((indices) => scan(indices, components, restartInterval)),
    Buffer.from([0xff, 0xd9]),
  ]);
}

const S444: Shape["sampling"] & {} = [
  [1, 1],
  [1, 1],
  [1, 1],
];

function scan(indices: readonly number[], components: readonly Blocks[], restartInterval: number): Buffer {
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

interface UnitBlock {
  readonly index: number;
  readonly block: readonly number[];
}

/** T.81, A.2: one component alone goes block by block, without padding; several go unit by unit. */
function unitsOf(indices: readonly number[], components: readonly Blocks[]): UnitBlock[][] {
  const parts = indices.map((index) => ({ index, ...(components[index] as Blocks) }));
  const [first] = parts;
  if (!first) return [];
  if (parts.length === 1)
    return grid(first.columns, first.rows).map(([x, y]) => [{ index: first.index, block: first.at[y * first.stride + x] ?? [] }]);
  const across = first.stride / first.factors[0];
  const down = first.at.length / first.stride / first.factors[1];
  return grid(across, down).map(([column, row]) =>
    parts.flatMap(({ index, factors, stride, at }) =>
      grid(...factors).map(([x, y]) => ({ index, block: at[(row * factors[1] + y) * stride + column * factors[0] + x] ?? [] })),
    ),
  );
}

function grid(across: number, down: number): readonly (readonly [number, number])[] {
  return Array.from({ length: across * down }, (_, nth) => [nth % across, Math.floor(nth / across)]);
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

function segment(code: number, payload: ArrayLike<number>): Buffer {
  return Buffer.from([0xff, code, ...word(payload.length + 2), ...Array.from(payload)]);
}

function word(value: number): readonly [number, number] {
  return [value >> 8, value & 255];
}
