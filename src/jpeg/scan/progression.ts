/** Which bits of which coefficients a scan brings: ITU-T T.81, G.1.1.1. */
export interface Progression {
  /** Coefficient range in zigzag order, both ends inclusive. */
  readonly first: number;
  readonly last: number;
  /** How many of their low bits are missing before and after the scan; before it -1 if all are. */
  readonly before: number;
  readonly after: number;
}

/** All bits of all coefficients, as a baseline scan brings them. */
export const AT_ONCE: Progression = { first: 0, last: 63, before: -1, after: 0 };

/** Reads it from a progressive scan's header. */
export function progressionOf(scan: Uint8Array): Progression {
  const [first = 0, last = 0, bits = 0] = scan.subarray(1 + 2 * (scan[0] ?? 0));
  return { first, last, before: bits >> 4 || -1, after: bits & 15 };
}
