import { HUFFMAN_TABLES, QUANTIZATION_TABLES, RESTART_INTERVAL } from "../markers.ts";
import type { Segment } from "../segments.ts";
import { buildHuffmanCode, type HuffmanCode } from "./huffman.ts";
import { STANDARD_TABLES } from "./standard-tables.ts";

/** Quantization steps of a block's coefficients, in zigzag order. */
export type Steps = Uint16Array;

/** The state that segments set for the scans after them. */
export interface Tables {
  /** Indexed by the table number in the component. */
  readonly steps: (Steps | undefined)[];
  readonly dc: (HuffmanCode | undefined)[];
  readonly ac: (HuffmanCode | undefined)[];
  /** In units of the scan; 0 for none. */
  restartInterval: number;
}

/** Starts with the standard Huffman tables, which motion JPEG streams may omit. */
export function openTables(): Tables {
  return { steps: [], dc: [...STANDARD.dc], ac: [...STANDARD.ac], restartInterval: 0 };
}

/** Applies what the segment sets; most set nothing. Throws Error if it is damaged. */
export function readTables({ code, payload }: Segment, tables: Tables): void {
  if (code === HUFFMAN_TABLES) readHuffmanTables(payload, tables);
  else if (code === QUANTIZATION_TABLES) readSteps(payload, tables);
  else if (code === RESTART_INTERVAL) tables.restartInterval = (payload[0] ?? 0) * 256 + (payload[1] ?? 0);
}

function readHuffmanTables(payload: Uint8Array, { dc, ac }: Pick<Tables, "dc" | "ac">): void {
  for (let at = 0; at < payload.length; ) {
    const which = payload[at] ?? 0;
    const counts = payload.subarray(at + 1, at + 17);
    const size = counts.reduce((sum, count) => sum + count, 0);
    if (which >> 4 > 1 || (which & 15) > 3) throw new Error("a Huffman table has a number that there is not");
    (which >> 4 === 0 ? dc : ac)[which & 15] = codeOf(payload.subarray(at + 1, at + 17 + size));
    at += 17 + size;
  }
}

/** Caches recent codes: a camera sends the same tables with every picture. */
const known = new Map<string, HuffmanCode>();
const MOST_KNOWN = 16;

/** The code for a table's counts and symbols, cached. */
function codeOf(table: Uint8Array): HuffmanCode {
  const key = Buffer.from(table.buffer, table.byteOffset, table.length).toString("latin1");
  const code = known.get(key) ?? buildHuffmanCode(table.subarray(0, 16), table.slice(16));
  if (!known.has(key) && known.size === MOST_KNOWN) known.clear();
  known.set(key, code);
  return code;
}

function readSteps(payload: Uint8Array, { steps }: Tables): void {
  for (let at = 0; at < payload.length; ) {
    const which = payload[at] ?? 0;
    const wide = which >> 4 === 1;
    const table = new Uint16Array(64);
    for (let k = 0; k < 64; k++)
      table[k] = wide ? (payload[at + 1 + 2 * k] ?? 0) * 256 + (payload[at + 2 + 2 * k] ?? 0) : (payload[at + 1 + k] ?? 0);
    if (table.includes(0)) throw new Error("a quantization table is damaged");
    steps[which & 15] = table;
    at += wide ? 129 : 65;
  }
}

const STANDARD: Pick<Tables, "dc" | "ac"> = { dc: [], ac: [] };
readHuffmanTables(STANDARD_TABLES, STANDARD);
