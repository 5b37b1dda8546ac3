import { monitorEventLoopDelay } from "node:perf_hooks";

/** How often Node's monitor looks. It counts this pause into each delay: an idle loop has a delay of 10 ms by its count. */
export const LOOK_MS = 10;

/** How late the work of this thread's event loop is. */
export interface LoopDelay {
  /** 99th percentile, milliseconds; 0 before the first look. */
  p99Ms(): number;
  /** Milliseconds. */
  longestMs(): number;
  /** Forgets what was seen so far. */
  reset(): void;
}

/** Watches the event loop from now on; keeps no process alive. */
export function openLoopDelay(): LoopDelay & Disposable {
  const monitor = monitorEventLoopDelay({ resolution: LOOK_MS });
  monitor.enable();
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - LOOK_MS);
  return {
    p99Ms: () => late(monitor.percentile(99)),
    longestMs: () => late(monitor.max),
    reset: () => monitor.reset(),
    [Symbol.dispose]: () => void monitor.disable(),
  };
}
