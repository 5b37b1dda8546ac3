/** What one scan of a progressive picture brings: ITU-T T.81, G.1.1.1. */
export interface ScanOf {
  readonly components: readonly number[];
  /** Coefficients in zigzag order, both ends inclusive. */
  readonly band: readonly [first: number, last: number];
  /** How many of their low bits are missing before and after the scan; before the first one, all. */
  readonly before?: number;
  readonly after: number;
}

/** Scripts of scans that encoders use. */
export const SCRIPTS: Readonly<Record<string, readonly ScanOf[]>> = {
  "bands of coefficients": [
    { components: [0, 1, 2], band: [0, 0], after: 0 },
    { components: [0], band: [1, 5], after: 0 },
    { components: [2], band: [1, 63], after: 0 },
    { components: [1], band: [1, 63], after: 0 },
    { components: [0], band: [6, 63], after: 0 },
  ],
  "bands of coefficients, then their lower bits": [
    { components: [0, 1, 2], band: [0, 0], after: 1 },
    { components: [0], band: [1, 5], after: 2 },
    { components: [2], band: [1, 63], after: 1 },
    { components: [1], band: [1, 63], after: 1 },
    { components: [0], band: [6, 63], after: 2 },
    { components: [0], band: [1, 63], before: 2, after: 1 },
    { components: [0, 1, 2], band: [0, 0], before: 1, after: 0 },
    { components: [2], band: [1, 63], before: 1, after: 0 },
    { components: [1], band: [1, 63], before: 1, after: 0 },
    { components: [0], band: [1, 63], before: 1, after: 0 },
  ],
  "each component by itself": [0, 1, 2].flatMap((component): ScanOf[] => [
    { components: [component], band: [0, 0], after: 2 },
    { components: [component], band: [0, 0], before: 2, after: 1 },
    { components: [component], band: [1, 63], after: 1 },
    { components: [component], band: [1, 63], before: 1, after: 0 },
    { components: [component], band: [0, 0], before: 1, after: 0 },
  ]),
};
