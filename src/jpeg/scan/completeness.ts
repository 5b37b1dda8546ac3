import type { FrameHeader } from "../frame-header.ts";
import { AT_ONCE, type Progression, progressionOf } from "./progression.ts";

const COEFFICIENTS = 64;

/** Tracks which coefficient bits the scans so far have delivered. */
export interface Completeness {
  /** Records a scan by its header: ITU-T T.81, B.2.3 and G.1.1.1. Throws Error if it does not continue from the earlier scans. */
  add(scan: Uint8Array): void;
  /** Throws Error if a scan is missing: a decoder would show the picture without it, coarse or in false colours. */
  refuseGaps(): void;
}

export function openCompleteness({ progressive, components }: FrameHeader): Completeness {
  /** By component id: for each coefficient, how many low bits are still missing; -1 if all are. */
  const missing = new Map(components.map((component): [number, Int8Array] => [component.id, new Int8Array(COEFFICIENTS).fill(-1)]));
  return {
    add(scan) {
      const count = scan[0] ?? 0;
      const progression = progressive ? progressionOf(scan) : AT_ONCE;
      for (let nth = 0; nth < count; nth++) refine(missing.get(scan[1 + 2 * nth] ?? -1), progression);
    },
    refuseGaps() {
      for (const { id } of components) if (missing.get(id)?.some((bits) => bits !== 0)) throw new Error("one of its scans is missing");
    },
  };
}

function refine(missing: Int8Array | undefined, { first, last, before, after }: Progression): void {
  if (!missing || first > last || last >= COEFFICIENTS) throw new Error("a scan's header is damaged");
  for (let k = first; k <= last; k++) {
    if (missing[k] !== before || (before !== -1 && after !== before - 1)) throw new Error("one of its scans is missing, or comes twice");
    missing[k] = after;
  }
}
