import type { Series } from "./remote-write.ts";

/** Keeps one cabinet from filling the store with ever new series. */
export interface Allowance {
  /** Whether the cabinet may write these; if so, they count. */
  admits(cabinet: string, series: readonly Series[]): boolean;
}

/** A cabinet has 60 series of its own and half as many of events; another program or bundle adds some. */
const MOST_KINDS = 200;
const FORGET_MS = 24 * 3_600_000;

interface Kinds {
  readonly sinceMs: number;
  readonly hashes: Set<number>;
}

export function openAllowance(now: () => number): Allowance {
  const kinds = new Map<string, Kinds>();
  return {
    admits(cabinet, series) {
      const nowMs = now();
      const known = kinds.get(cabinet);
      const { sinceMs, hashes } = known && nowMs - known.sinceMs < FORGET_MS ? known : { sinceMs: nowMs, hashes: new Set<number>() };
      const fresh = new Set(series.map(hashOf).filter((hash) => !hashes.has(hash)));
      if (hashes.size + fresh.size > MOST_KINDS) return false;
      for (const hash of fresh) hashes.add(hash);
      kinds.set(cabinet, { sinceMs, hashes });
      return true;
    },
  };
}

/** FNV-1a with 32 bits over names and values: two that collide count as one, which does no harm. */
function hashOf({ labels }: Series): number {
  let hash = 0x811c9dc5;
  for (const { name, value } of labels) {
    for (const text of [name, value]) {
      for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      hash = Math.imul(hash ^ 0xff, 0x01000193);
    }
  }
  return hash;
}
