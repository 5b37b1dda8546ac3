import type { Plane } from "../planes.ts";

/** What earlier scans of a progressive picture have told of a component's AC coefficients: one bit each, two words a block. */
export interface History {
  readonly nonZero: Uint32Array;
  readonly negative: Uint32Array;
}

export function openHistory({ top }: Plane): History {
  return { nonZero: new Uint32Array(2 * top.length), negative: new Uint32Array(2 * top.length) };
}

export function isNonZero({ nonZero }: History, place: number, k: number): boolean {
  return (((nonZero[2 * place + (k >> 5)] as number) >>> (k & 31)) & 1) === 1;
}

export function signOf({ negative }: History, place: number, k: number): 1 | -1 {
  return (((negative[2 * place + (k >> 5)] as number) >>> (k & 31)) & 1) === 1 ? -1 : 1;
}

export function remember({ nonZero, negative }: History, place: number, k: number, value: number): void {
  const word = 2 * place + (k >> 5);
  nonZero[word] = (nonZero[word] as number) | (1 << (k & 31));
  if (value < 0) negative[word] = (negative[word] as number) | (1 << (k & 31));
}
