import type { FrameHeader } from "../frame-header.ts";

const COEFFICIENTS = 64;

/** What the scans so far have brought. */
export interface Completeness {
  /** Takes in a scan by its header: ITU-T T.81, B.2.3 and G.1.1.1. Throws Error where it does not go on from the scans before. */
  add(scan: Uint8Array): void;
  /** Throws Error when a scan is missing: a decoder shows the picture without it, coarse or in false colours. */
  refuseGaps(): void;
}

export function openCompleteness({ progressive, components }: FrameHeader): Completeness {
  /** By component: of each coefficient, how many of its lowest bits are still to come; -1 where all are. */
  const missing = new Map(components.map((component): [number, Int8Array] => [component.id, new Int8Array(COEFFICIENTS).fill(-1)]));
  return {
    add(scan) {
      const count = scan[0] ?? 0;
      const [first = 0, last = 0, bits = 0] = progressive ? scan.subarray(1 + 2 * count) : [0, COEFFICIENTS - 1, 0];
      for (let nth = 0; nth < count; nth++)
        refine(missing.get(scan[1 + 2 * nth] ?? -1), { first, last, before: bits >> 4 || -1, after: bits & 15 });
    },
    refuseGaps() {
      for (const { id } of components) if (missing.get(id)?.some((bits) => bits !== 0)) throw new Error("one of its scans is missing");
    },
  };
}

interface Step {
  /** Coefficients, both included. */
  readonly first: number;
  readonly last: number;
  /** Of their lowest bits, how many are missing before the scan and after it. */
  readonly before: number;
  readonly after: number;
}

function refine(missing: Int8Array | undefined, { first, last, before, after }: Step): void {
  if (!missing || first > last || last >= COEFFICIENTS) throw new Error("a scan's header is damaged");
  for (let k = first; k <= last; k++) {
    if (missing[k] !== before) throw new Error("one of its scans is missing, or comes twice");
    missing[k] = after;
  }
}
