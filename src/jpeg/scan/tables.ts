import { HUFFMAN_TABLES, QUANTIZATION_TABLES, RESTART_INTERVAL } from "../markers.ts";
import type { Segment } from "../segments.ts";
import type { Steps } from "./block.ts";
import { buildHuffmanCode, type HuffmanCode } from "./huffman.ts";
import { STANDARD_TABLES } from "./standard-tables.ts";

/** What the segments before a scan have set. */
export interface Tables {
  /** By the number that a component calls them by. */
  readonly steps: (Steps | undefined)[];
  readonly dc: (HuffmanCode | undefined)[];
  readonly ac: (HuffmanCode | undefined)[];
  /** In units of the scan, 0: none. */
  restartInterval: number;
}

/** A stream of motion JPEG may leave the Huffman tables out and means these. */
export function openTables(): Tables {
  return { steps: [], dc: [...STANDARD.dc], ac: [...STANDARD.ac], restartInterval: 0 };
}

/** Takes in what the segment sets; most set nothing. Throws Error where it is damaged. */
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

/** The codes of the last few tables: a camera sends the same ones with every picture. */
const known = new Map<string, HuffmanCode>();
const MOST_KNOWN = 16;

/** Of a table's counts and symbols. */
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
