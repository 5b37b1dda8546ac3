import { commonName, type Place } from "../domain/fleet/place.ts";
import { type CabinetRow, isSilent, type Known, rowOf } from "../domain/watch/cabinet.ts";
import type { Figures } from "./figures.ts";
import type { Entry, Roster } from "./roster.ts";

interface Parts {
  readonly roster: Roster;
  readonly figures: Pick<Figures, "takenMs" | "drifting" | "answeredSinceMs">;
  /** Whose latest figures are older counts as silent. */
  readonly silentMs: number;
  readonly now: () => number;
}

/** The table of the fleet, of which a page asks for what has changed. */
export interface Watch {
  /** Looks at every cabinet again. */
  refresh(): void;
  /** What has changed since that number: everything, from 0. */
  since(number: number): Changes;
  find(place: Place): Found | undefined;
}

interface Found {
  readonly row: CabinetRow;
  readonly entry: Entry;
  /** When its latest figures were taken, since 1970. */
  readonly figuresMs: number | undefined;
}

export interface Changes {
  readonly number: number;
  readonly rows: readonly CabinetRow[];
  /** Their names, TENANT/SITE/CABINET. */
  readonly gone: readonly string[];
}

/** What a row is made of, as far as it changes. */
interface Made {
  readonly entry: Entry | undefined;
  readonly isSilent: boolean;
  readonly drifting: Known["drifting"];
}

interface Kept extends Made {
  readonly row: CabinetRow | undefined;
  /** Of the change that made it what it is. */
  readonly number: number;
}

/** A cabinet that has gone is kept as such, so that every page hears of it. */
const GONE = { entry: undefined, isSilent: false, drifting: [], row: undefined };

export function openWatch({ roster, figures, silentMs, now }: Parts): Watch {
  const kept = new Map<string, Kept>();
  let number = 0;

  /** While the store does not answer no cabinet is called silent. */
  function known(entry: Entry): Known {
    const { place } = entry;
    const knownMs = Math.max(entry.knownMs, figures.answeredSinceMs);
    return { ...entry, knownMs, figuresMs: figures.takenMs(place), drifting: figures.drifting(place) };
  }

  function look(key: string, entry: Entry, nowMs: number): void {
    const all = known(entry);
    const made = { entry, isSilent: isSilent(all, nowMs, silentMs), drifting: all.drifting };
    const before = kept.get(key);
    if (before && isMadeOf(before, made)) return;
    const row = rowOf(all, nowMs, silentMs);
    const isSame = JSON.stringify(before?.row) === JSON.stringify(row);
    kept.set(key, { ...made, row, number: before && isSame ? before.number : number });
  }

  return {
    refresh() {
      number++;
      const nowMs = now();
      for (const [key, entry] of roster.entries) look(key, entry, nowMs);
      for (const [key, { row }] of kept) if (row && !roster.entries.has(key)) kept.set(key, { ...GONE, number });
    },
    since(from) {
      const changed = [...kept].filter(([, one]) => one.number > from);
      return {
        number,
        rows: changed.flatMap(([, { row }]) => row ?? []),
        gone: changed.flatMap(([key, { row }]) => (row ? [] : key)),
      };
    },
    find(place) {
      const entry = roster.entries.get(commonName(place));
      return entry && { row: rowOf(known(entry), now(), silentMs), entry, figuresMs: figures.takenMs(place) };
    },
  };
}

/** Most cabinets are as they were: their rows need not be made again to know that. */
function isMadeOf(before: Made, { entry, isSilent, drifting }: Made): boolean {
  return before.entry === entry && before.isSilent === isSilent && before.drifting === drifting;
}
