import type { GatewayMetrics } from "./metrics.ts";
import type { Entry, Roster } from "./roster.ts";
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
 * Writes whether cabinets are connected: of all of them, and of those that have changed since. Every copy of the gateway does so, and only
 * while it hears of changes itself. Nothing is written before the store has taken what came before: it would be old news.
 */
export function openUps({ roster, store, metrics, connected, now }: Parts): { readonly all: () => void; readonly changes: () => void } {
  let isWaiting = false;

  function write(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    isWaiting = true;
    const nowMs = now();
    store.take({
      series: entries.map(({ place, state }) => seriesOfUp(place, state.online, nowMs)),
      done: () => {
        isWaiting = false;
      },
    });
  }

  function isReady(): boolean {
    return !isWaiting && connected();
  }

  return {
    all() {
      const entries = [...roster.entries.values()];
      const online = entries.filter(({ state }) => state.online).length;
      metrics.cabinets(online, entries.length - online);
      if (isReady()) write(entries);
    },
    changes() {
      if (isReady()) write(roster.changes());
    },
  };
}
