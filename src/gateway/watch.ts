import { commonName, type Place } from "../domain/fleet/place.ts";
import { type CabinetRow, rowOf } from "../domain/watch/cabinet.ts";
import type { Figures } from "./figures.ts";
import type { Entry, Roster } from "./roster.ts";

interface Parts {
  readonly roster: Roster;
  readonly figures: Pick<Figures, "takenMs" | "drifting">;
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

interface Kept {
  readonly row: CabinetRow | undefined;
  readonly text: string;
  readonly number: number;
}

/** A cabinet that has gone is kept as such, so that every page hears of it. */
const GONE = "";

export function openWatch({ roster, figures, silentMs, now }: Parts): Watch {
  const kept = new Map<string, Kept>();
  let number = 0;

  function rowNow(entry: Entry): CabinetRow {
    const { place } = entry;
    return rowOf({ ...entry, figuresMs: figures.takenMs(place), drifting: figures.drifting(place) }, now(), silentMs);
  }

  return {
    refresh() {
      number++;
      for (const [key, entry] of roster.entries) {
        const row = rowNow(entry);
        const text = JSON.stringify(row);
        if (kept.get(key)?.text !== text) kept.set(key, { row, text, number });
      }
      for (const [key, { row }] of kept) {
        if (row && !roster.entries.has(key)) kept.set(key, { row: undefined, text: GONE, number });
      }
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
      return entry && { row: rowNow(entry), entry, figuresMs: figures.takenMs(place) };
    },
  };
}
