import type { Mutate } from "./losses.ts";
import type { Random } from "./random.ts";

/** Anything at all, one to eight times: what must never end a process or hang it, whether it is noticed or not. */
export const anyDamage: Mutate = (jpeg, random, others) => {
  let mutant: Buffer = Buffer.from(jpeg);
  for (let times = 1 + random.below(8); times > 0; times--) mutant = random.pick(KINDS)(mutant, random, random.pick(others));
  return mutant;
};

const MARKERS = [0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc9, 0xcc, 0xd0, 0xd8, 0xd9, 0xda, 0xdb, 0xdd, 0xe1, 0xfe];

const KINDS: readonly ((jpeg: Buffer, random: Random, other: Buffer) => Buffer)[] = [
  function flipABit(jpeg, random) {
    const at = random.below(jpeg.length);
    jpeg[at] = (jpeg[at] ?? 0) ^ (1 << random.below(8));
    return jpeg;
  },
  function changeAHeader(jpeg, random) {
    jpeg[random.below(Math.min(jpeg.length, 640))] = random.below(256);
    return jpeg;
  },
  function plantAMarker(jpeg, random) {
    const at = random.below(Math.max(1, jpeg.length - 1));
    jpeg[at] = 0xff;
    jpeg[at + 1] = random.pick(MARKERS);
    return jpeg;
  },
  function insert(jpeg, random) {
    const at = random.below(jpeg.length);
    const bytes = Buffer.from(Array.from({ length: 1 + random.below(64) }, () => random.below(256)));
    return Buffer.concat([jpeg.subarray(0, at), bytes, jpeg.subarray(at)]);
  },
  function cut(jpeg, random) {
    return jpeg.subarray(0, 2 + random.below(jpeg.length));
  },
  function repeat(jpeg, random) {
    const at = random.below(jpeg.length);
    return Buffer.concat([jpeg.subarray(0, at), jpeg.subarray(random.below(at + 1))]).subarray(0, 400_000);
  },
  function goOnAsAnother(jpeg, random, other) {
    return Buffer.concat([jpeg.subarray(0, random.below(jpeg.length)), other.subarray(random.below(other.length))]);
  },
];
