import { isRestart, MARKER } from "../markers.ts";
import type { Segment } from "../segments.ts";
import { isFiller, type Surplus } from "../surplus.ts";
import { type Bits, readAc, readDc, type Steps } from "./block.ts";
import type { HuffmanCode } from "./huffman.ts";
import { takeInterval } from "./interval.ts";
import type { Plane } from "./planes.ts";
import type { Tables } from "./tables.ts";
import { refuseZeros } from "./zeros.ts";

/** A component with the tables that this scan assigns to it. */
interface Part {
  readonly plane: Plane;
  readonly dc: HuffmanCode;
  readonly ac: HuffmanCode;
  readonly steps: Steps;
  /** Greatest energy of a block whose samples all lie between black and white. */
  readonly mostEnergy: number;
  /** Its blocks per unit of the scan. */
  readonly across: number;
  readonly down: number;
}

/** More than this after the last unit is not one of the known camera quirks. */
const STRAY_BYTES = 64;

/** Reads one scan of a baseline picture to its end and returns its surplus bytes. Throws Error if data are missing or impossible. */
export function readScan(jpeg: Uint8Array, { payload, end: from }: Segment, planes: readonly Plane[], tables: Tables): Surplus[] {
  const parts = partsOf(payload, planes, tables);
  const [first] = parts;
  if (!first) throw new Error("a scan names no component");
  const alone = parts.length === 1;
  const unitsAcross = alone ? first.plane.columns : first.plane.stride / first.plane.across;
  const unitsDown = alone ? first.plane.rows : first.plane.top.length / first.plane.stride / first.plane.down;
  const units = unitsAcross * unitsDown;
  const surplus: Surplus[] = [];
  const interval = tables.restartInterval || units;
  let at = from;
  for (let begin = 0, nth = 0; begin < units; begin += interval, nth++) {
    if (nth > 0) {
      const code = jpeg[at + 1] ?? 0;
      if (!isRestart(code) || (code & 7) !== ((nth - 1) & 7)) throw new Error("a stretch of the picture is missing");
      at += 2;
    }
    const { bits, end } = takeInterval(jpeg, at);
    refuseZeros(bits, parts);
    readUnits(bits, parts, begin, Math.min(units, begin + interval), unitsAcross);
    const used = (bits.at + 7) >> 3;
    if (used > bits.length) throw new Error("the data of the picture end before the picture does");
    if (used < bits.length) surplus.push(leftOver(jpeg, at, end, bits, used, parts));
    at = end;
  }
  if (isRestart(jpeg[at + 1] ?? 0)) throw new Error("the picture's data go on behind the picture's end");
  return surplus;
}

/** The bytes after the last unit. Throws Error if they are more of the picture: then an earlier part of it is missing. */
function leftOver(jpeg: Uint8Array, from: number, end: number, bits: Bits, used: number, parts: readonly Part[]): Surplus {
  const rest = bits.bytes.subarray(used, bits.length);
  if (!isFiller(rest) && (rest.length > STRAY_BYTES || readsOn(bits, parts)))
    throw new Error("the data of the picture go on when the picture has ended");
  let at = from;
  for (let count = 0; count < used; count++) at += jpeg[at] === MARKER ? 2 : 1;
  return { from: at, to: end };
}

/** Whether some block ends exactly where the bits do, apart from the ones that pad the last byte. */
function readsOn(bits: Bits, parts: readonly Part[]): boolean {
  const blocks = parts.flatMap((part) => Array.from({ length: part.across * part.down }, () => part));
  const limit = bits.length * 8;
  try {
    for (let nth = 0; bits.at < limit; nth++) {
      const { dc, ac, steps } = blocks[nth % blocks.length] as Part;
      readDc(bits, dc);
      readAc(bits, ac, steps);
      const left = limit - bits.at;
      if (left >= 0 && left < 8 && endsInOnes(bits, left)) return true;
    }
  } catch {
    // Not picture data.
  }
  return false;
}

function endsInOnes({ bytes, length }: Bits, count: number): boolean {
  return (~(bytes[length - 1] as number) & ((1 << count) - 1)) === 0;
}

function readUnits(bits: Bits, parts: readonly Part[], begin: number, end: number, unitsAcross: number): void {
  const before = parts.map(() => 0);
  const limit = bits.length * 8;
  for (let unit = begin; unit < end; unit++) {
    const row = Math.floor(unit / unitsAcross);
    const column = unit - row * unitsAcross;
    for (let nth = 0; nth < parts.length; nth++) {
      const { plane, dc, ac, steps, mostEnergy, across, down } = parts[nth] as Part;
      const step = steps[0] as number;
      let value = before[nth] as number;
      for (let y = 0; y < down; y++)
        for (let x = 0; x < across; x++) {
          value += readDc(bits, dc);
          const mean = value * step;
          const energy = readAc(bits, ac, steps) + mean * mean;
          if (energy > mostEnergy || mean > 1024 + step || mean < -1024 - step)
            throw new Error("a block is brighter than white or darker than black");
          const place = (row * down + y) * plane.stride + column * across + x;
          plane.top[place] = mean + bits.top;
          plane.bottom[place] = mean + bits.bottom;
        }
      before[nth] = value;
    }
    if (bits.at > limit) throw new Error("the data of the picture end before the picture does");
  }
}

/** Greatest energy of a block with samples from -128 to 127, reached by pure black and white. */
const WHITE = 64 * 128 * 128;

function partsOf(payload: Uint8Array, planes: readonly Plane[], tables: Tables): Part[] {
  const count = payload[0] ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const [id, codes = 0] = payload.subarray(1 + 2 * index);
    const plane = planes.find((known) => known.id === id);
    const steps = plane && tables.steps[plane.steps];
    const dc = tables.dc[codes >> 4];
    const ac = tables.ac[codes & 15];
    if (!plane || !steps || !dc || !ac) throw new Error("a scan names a component or a table that there is not");
    const rounding = steps.reduce((sum, step) => sum + step * step, 0) / 4;
    const alone = count === 1;
    return {
      plane,
      dc,
      ac,
      steps,
      mostEnergy: (Math.sqrt(WHITE) + Math.sqrt(rounding)) ** 2 * 1.1,
      across: alone ? 1 : plane.across,
      down: alone ? 1 : plane.down,
    };
  });
}
