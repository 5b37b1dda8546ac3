import type { GatewayMetrics } from "./metrics.ts";
import type { Roster } from "./roster.ts";
import { seriesOfUp } from "./series-of.ts";
import type { Store } from "./store.ts";

interface Parts {
  readonly roster: Roster;
  readonly store: Store;
  readonly metrics: GatewayMetrics;
  /** Whether the broker tells of changes now. */
  readonly connected: () => boolean;
  readonly now: () => number;
}

/**
 * Writes for every cabinet whether it is connected. Every copy of the gateway does so, and only while it hears of changes itself. What the
 * store could not take is not kept: it would be old news.
 */
export function writeUps({ roster, store, metrics, connected, now }: Parts): () => void {
  let isWaiting = false;
  return () => {
    const entries = [...roster.entries.values()];
    const online = entries.filter(({ state }) => state.online).length;
    metrics.cabinets(online, entries.length - online);
    if (isWaiting || !connected() || entries.length === 0) return;
    isWaiting = true;
    const nowMs = now();
    store.take({
      series: entries.map(({ place, state }) => seriesOfUp(place, state.online, nowMs)),
      done: () => {
        isWaiting = false;
      },
    });
  };
}
