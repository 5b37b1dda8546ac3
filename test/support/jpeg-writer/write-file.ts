import type { Picture } from "../../../src/domain/frame.ts";
import { type Blocks, blocksOf, type Factors, STEP } from "./blocks.ts";
import { segment, word } from "./segment.ts";

export interface Frame {
  /** Of brightness, blueness and redness. */
  readonly sampling?: readonly [Factors, Factors, Factors];
  /** In units of a scan. */
  readonly restartInterval?: number;
}

const S444: Frame["sampling"] & {} = [
  [1, 1],
  [1, 1],
  [1, 1],
];

/** A JPEG file of one frame, whose scans the caller writes from its components' blocks. */
export function writeFile(
  picture: Picture,
  { sampling = S444, restartInterval = 0 }: Frame,
  { code, tables }: { readonly code: number; readonly tables: ArrayLike<number> },
  scans: (components: readonly Blocks[]) => readonly Buffer[],
): Buffer {
  const most: Factors = [Math.max(...sampling.map(([across]) => across)), Math.max(...sampling.map(([, down]) => down))];
  const components = sampling.map((factors, component) => blocksOf(picture, component, factors, most));
  const frame = components.flatMap(({ factors: [across, down] }, index) => [index + 1, (across << 4) | down, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => STEP)]),
    segment(code, [8, ...word(picture.height), ...word(picture.width), components.length, ...frame]),
    segment(0xc4, tables),
    ...(restartInterval > 0 ? [segment(0xdd, word(restartInterval))] : []),
    ...scans(components),
    Buffer.from([0xff, 0xd9]),
  ]);
}
