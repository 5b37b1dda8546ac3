import { commonName, type Place } from "../domain/fleet/place.ts";
import type { OnlineState, State } from "../domain/fleet/state.ts";

export interface Entry {
  readonly place: Place;
  readonly state: State;
  readonly last: OnlineState | undefined;
  readonly knownMs: number;
}

/** What every cabinet has said of itself last, as the broker retains it. */
export interface Roster {
  readonly entries: ReadonlyMap<string, Entry>;
  set(place: Place, state: State): void;
  /** Those that came or went since this was asked last. */
  changes(): readonly Entry[];
  delete(place: Place): void;
  /** From now on cabinets have to be heard of anew: the broker tells of all of them after each connection. */
  begin(): void;
  /** Forgets those that were not heard of since. */
  sweep(): void;
}

export function openRoster(now: () => number): Roster {
  const entries = new Map<string, Entry>();
  let unheard = new Set<string>();
  let changed = new Set<string>();
  return {
    entries,
    set(place, state) {
      const key = commonName(place);
      const before = entries.get(key);
      unheard.delete(key);
      entries.set(key, { place, state, last: state.online ? state : before?.last, knownMs: before?.knownMs ?? now() });
      if (before?.state.online !== state.online) changed.add(key);
    },
    changes() {
      const found = [...changed].flatMap((key) => entries.get(key) ?? []);
      changed = new Set();
      return found;
    },
    delete(place) {
      entries.delete(commonName(place));
    },
    begin() {
      unheard = new Set(entries.keys());
    },
    sweep() {
      for (const key of unheard) entries.delete(key);
      unheard = new Set();
    },
  };
}
