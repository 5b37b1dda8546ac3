import sharp from "sharp";
import { readHeaders } from "../../src/jpeg/headers.ts";
import { START_OF_SCAN } from "../../src/jpeg/markers.ts";
import { segmentsOf } from "../../src/jpeg/segments.ts";
import type { Random } from "./random.ts";

/** Makes one mutant of a sound picture; `others` are pictures from the same camera. */
export type Mutate = (jpeg: Buffer, random: Random, others: readonly Buffer[]) => Buffer | Promise<Buffer>;

const END = Buffer.from([0xff, 0xd9]);

/** Damage that happens between the sensor and us. */
export const LOSSES: Readonly<Record<string, Mutate>> = {
  "cut, end marker kept"(jpeg, random) {
    const { from, to } = dataOf(jpeg);
    return Buffer.concat([jpeg.subarray(0, from + random.below(to - from)), END]);
  },
  "bytes lost"(jpeg, random) {
    return without(jpeg, stretch(jpeg, random, 300, 3_000));
  },
  "bytes zeroed"(jpeg, random) {
    const { at, length } = stretch(jpeg, random, 100, 3_000);
    return Buffer.concat([jpeg.subarray(0, at), Buffer.alloc(length), jpeg.subarray(at + length)]);
  },
  "two frames spliced"(jpeg, random, others) {
    const other = random.pick(others.filter((other) => other !== jpeg && isProgressive(other) === isProgressive(jpeg)));
    const [head, tail] = [dataOf(jpeg), dataOf(other)];
    const share = (1 + random.below(998)) / 1_000;
    const at = head.from + Math.floor(share * (head.to - head.from));
    return Buffer.concat([jpeg.subarray(0, at), other.subarray(tail.from + Math.floor(share * (tail.to - tail.from)))]);
  },
  async "lower rows grey"(jpeg, random) {
    const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    const row = 16 * (1 + random.below(Math.floor(info.height / 16) - 1));
    data.fill(128, 3 * info.width * row);
    return await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
      .jpeg({ quality: random.pick([75, 85, 95]) })
      .toBuffer();
  },
};

/** Losses small enough that the data may still fit together: about one in a hundred of these passes for a picture. */
export const SMALL_LOSSES: Readonly<Record<string, Mutate>> = {
  "16 to 116 bytes lost": (jpeg, random) => without(jpeg, stretch(jpeg, random, 16, 117)),
};

/** The data of all scans, with the headers between them. */
export function dataOf(jpeg: Buffer): { readonly from: number; readonly to: number } {
  const first = [...segmentsOf(jpeg)].find(({ code }) => code === START_OF_SCAN);
  return { from: first?.end ?? 0, to: jpeg.length - END.length };
}

function isProgressive(jpeg: Buffer): boolean {
  return readHeaders(jpeg).header.progressive;
}

interface Stretch {
  readonly at: number;
  readonly length: number;
}

function without(jpeg: Buffer, { at, length }: Stretch): Buffer {
  return Buffer.concat([jpeg.subarray(0, at), jpeg.subarray(at + length)]);
}

function stretch(jpeg: Buffer, random: Random, least: number, most: number): Stretch {
  const { from, to } = dataOf(jpeg);
  const length = Math.min(least + random.below(most - least), to - from - 1);
  return { at: from + random.below(to - from - length), length };
}
