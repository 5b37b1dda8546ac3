import type { Picture } from "../../../src/domain/frame.ts";
import { openBitWriter } from "./bit-writer.ts";
import type { Blocks } from "./blocks.ts";
import { openBlockWriter } from "./progressive-blocks.ts";
import type { ScanOf } from "./scripts.ts";
import { segment } from "./segment.ts";
import { unitsOf } from "./units.ts";
import { type Frame, writeFile } from "./write-file.ts";

export interface Progressive extends Frame {
  readonly script: readonly ScanOf[];
  /** Whether neighbouring runs of ended blocks become one. */
  readonly joinRuns?: boolean;
}

/** A progressive JPEG file whose every Huffman code has eight bits and is its symbol. */
export function writeProgressive(picture: Picture, { script, joinRuns = true, ...frame }: Progressive): Buffer {
  return writeFile(picture, frame, { code: 0xc2, tables: PLAIN_TABLES }, (components) =>
    script.map((scan) => writeScan(scan, components, joinRuns, frame.restartInterval)),
  );
}

/** For DC differences of up to 15 bits, and for all AC symbols but one that has no meaning. */
const PLAIN_TABLES = [plainTable(0x00, 16), plainTable(0x10, 255)].flat();

function plainTable(which: number, count: number): number[] {
  return [which, 0, 0, 0, 0, 0, 0, 0, count, 0, 0, 0, 0, 0, 0, 0, 0, ...Array.from({ length: count }, (_, symbol) => symbol)];
}

function writeScan(scan: ScanOf, components: readonly Blocks[], joinRuns: boolean, restartInterval = 0): Buffer {
  const writer = openBitWriter();
  let blocks = openBlockWriter(writer, scan, joinRuns);
  unitsOf(scan.components, components).forEach((unit, nth) => {
    if (restartInterval > 0 && nth > 0 && nth % restartInterval === 0) {
      blocks.finish();
      writer.marker(0xd0 + ((nth / restartInterval - 1) % 8));
      blocks = openBlockWriter(writer, scan, joinRuns);
    }
    for (const { index, block } of unit) blocks.write(block, index);
  });
  blocks.finish();
  const { components: indices, band, before = 0, after } = scan;
  const header = [indices.length, ...indices.flatMap((index) => [index + 1, 0x00]), ...band, (before << 4) | after];
  return Buffer.concat([segment(0xda, header), Buffer.from(writer.bytes)]);
}
