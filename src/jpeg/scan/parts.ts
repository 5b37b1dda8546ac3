import type { HuffmanCode } from "./huffman.ts";
import type { Plane } from "./planes.ts";
import type { Steps, Tables } from "./tables.ts";

/** A component with the tables that this scan assigns to it. */
export interface Part {
  readonly plane: Plane;
  readonly dc: HuffmanCode;
  readonly ac: HuffmanCode;
  readonly steps: Steps;
  /** Its blocks per unit of the scan. */
  readonly across: number;
  readonly down: number;
}

/** What a scan brings: unit by unit, row by row, the blocks of its parts. ITU-T T.81, A.2. */
export interface Layout {
  readonly parts: readonly Part[];
  readonly unitsAcross: number;
  readonly units: number;
}

/** Reads a scan's header. Throws Error if it names what there is not. */
export function layoutOf(payload: Uint8Array, planes: readonly Plane[], tables: Tables): Layout {
  const parts = partsOf(payload, planes, tables);
  const [first] = parts;
  if (!first) throw new Error("a scan names no component");
  const { columns, rows, stride, across, down, top } = first.plane;
  const alone = parts.length === 1;
  const unitsAcross = alone ? columns : stride / across;
  return { parts, unitsAcross, units: unitsAcross * (alone ? rows : top.length / stride / down) };
}

function partsOf(payload: Uint8Array, planes: readonly Plane[], tables: Tables): Part[] {
  const count = payload[0] ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const [id, codes = 0] = payload.subarray(1 + 2 * index);
    const plane = planes.find((known) => known.id === id);
    const steps = plane && tables.steps[plane.steps];
    const dc = tables.dc[codes >> 4];
    const ac = tables.ac[codes & 15];
    if (!plane || !steps || !dc || !ac) throw new Error("a scan names a component or a table that there is not");
    const alone = count === 1;
    return { plane, dc, ac, steps, across: alone ? 1 : plane.across, down: alone ? 1 : plane.down };
  });
}

/** Calls `visit` for each block of the units from `begin` to before `end` with its part's number and its place in the plane. */
export function visitBlocks(
  { parts, unitsAcross }: Layout,
  begin: number,
  end: number,
  visit: (part: Part, nth: number, place: number) => void,
): void {
  for (let unit = begin; unit < end; unit++) {
    const row = Math.floor(unit / unitsAcross);
    const column = unit - row * unitsAcross;
    for (let nth = 0; nth < parts.length; nth++) {
      const part = parts[nth] as Part;
      const { plane, across, down } = part;
      for (let y = 0; y < down; y++)
        for (let x = 0; x < across; x++) visit(part, nth, (row * down + y) * plane.stride + column * across + x);
    }
  }
}
