import { setTimeout as sleep } from "node:timers/promises";

/** Lets at most so many through a second, one after the other. */
export function openPace(perSecond: number) {
  let freeAtMs = 0;
  return async (signal: AbortSignal): Promise<void> => {
    const nowMs = performance.now();
    const waitMs = Math.max(0, freeAtMs - nowMs);
    freeAtMs = Math.max(nowMs, freeAtMs) + 1_000 / perSecond;
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
  };
}
