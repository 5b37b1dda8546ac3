import type { BitWriter } from "./bit-writer.ts";
import type { ScanOf } from "./scripts.ts";

/** Writes a scan's blocks up to a restart: ITU-T T.81, G.1.2. */
export interface BlockWriter {
  write(block: readonly number[], component: number): void;
  finish(): void;
}

/** Longest run that a symbol can tell. */
const LONGEST = 0x7fff;

/** Correction bits that a run holds back at most. */
const MOST_HELD = 900;

export function openBlockWriter(writer: BitWriter, { band: [first, last], before, after }: ScanOf, joinRuns: boolean): BlockWriter {
  const predictions = new Map<number, number>();
  let run = 0;
  let held: number[] = [];

  return {
    write(block, component) {
      if (first > 0) (before === undefined ? writeBand : refineBand)(block);
      else if (before === undefined) writeDc((block[0] ?? 0) >> after, component);
      else writer.put((block[0] ?? 0) >> after, 1);
    },
    finish() {
      endRun();
      writer.flush();
    },
  };

  function writeDc(value: number, component: number): void {
    const difference = value - (predictions.get(component) ?? 0);
    predictions.set(component, value);
    writeValue(0, difference);
  }

  function writeBand(block: readonly number[]): void {
    let zeros = 0;
    for (let k = first; k <= last; k++) {
      const value = Math.trunc((block[k] ?? 0) / (1 << after));
      if (value === 0) {
        zeros++;
        continue;
      }
      endRun();
      for (; zeros > 15; zeros -= 16) writer.put(0xf0, 8);
      writeValue(zeros, value);
      zeros = 0;
    }
    if (zeros > 0) goOn([]);
  }

  function refineBand(block: readonly number[]): void {
    const sizes = block.map((value) => Math.abs(value) >> after);
    const lastNew = sizes.findLastIndex((size, k) => size === 1 && k <= last);
    let zeros = 0;
    let corrections: number[] = [];
    for (let k = first; k <= last; k++) {
      const size = sizes[k] ?? 0;
      if (size === 0) zeros++;
      for (; zeros > 15 && size > 0 && k <= lastNew; zeros -= 16) tell(0xf0, 8);
      if (size > 1) corrections.push(size & 1);
      if (size !== 1) continue;
      tell((((zeros << 4) | 1) << 1) | Number((block[k] ?? 0) > 0), 9);
      zeros = 0;
    }
    if (zeros > 0 || corrections.length > 0) goOn(corrections);

    /** Writes these bits, and behind them the corrections so far. */
    function tell(bits: number, length: number): void {
      endRun();
      writer.put(bits, length);
      for (const bit of corrections) writer.put(bit, 1);
      corrections = [];
    }
  }

  /** Lets the rest of a block belong to the run. */
  function goOn(corrections: readonly number[]): void {
    run++;
    held.push(...corrections);
    if (!joinRuns || run === LONGEST || held.length > MOST_HELD) endRun();
  }

  function endRun(): void {
    if (run === 0) return;
    const size = 31 - Math.clz32(run);
    writer.put(size << 4, 8);
    writer.put(run, size);
    for (const bit of held) writer.put(bit, 1);
    run = 0;
    held = [];
  }

  function writeValue(zeros: number, value: number): void {
    const size = 32 - Math.clz32(Math.abs(value));
    writer.put((zeros << 4) | size, 8);
    writer.put(value < 0 ? value + (1 << size) - 1 : value, size);
  }
}
