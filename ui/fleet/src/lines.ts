import type { CabinetRow } from "../../../src/domain/watch/cabinet.ts";
import { LEVELS, type Level, levelOf } from "../../../src/domain/watch/need.ts";
import { told } from "./words.ts";

export const SORT_KEYS = ["need", "cabinet", "program", "bundle", "tested"] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** A line of the table: the head of a site, or a cabinet. */
export type Line =
  | { readonly line: "site"; readonly name: string; readonly cabinets: number; readonly needing: number }
  | { readonly line: "cabinet"; readonly row: CabinetRow };

interface Wanted {
  /** Each word must stand somewhere in what the row says. */
  readonly text: string;
  readonly level: Level | undefined;
  readonly sort: { readonly key: SortKey; readonly down: boolean };
  readonly grouped: boolean;
}

/** The rows that are wanted, in their order; in groups, sites come in the order of their first row. */
export function linesOf(rows: readonly CabinetRow[], { text, level, sort, grouped }: Wanted): readonly Line[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = rows.filter((row) => {
    if (level !== undefined && levelOf(row.needs) !== level) return false;
    return words.every((word) => haystack(row).includes(word));
  });
  const sign = sort.down ? -1 : 1;
  const sorted = wanted
    .map((row) => ({ row, key: keyOf(row, sort.key) }))
    .sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0))
    .map(({ row }) => row);
  return grouped ? inGroups(sorted) : sorted.map((row) => ({ line: "cabinet", row }));
}

export function nameOf({ tenant, site, cabinet }: Pick<CabinetRow, "tenant" | "site" | "cabinet">): string {
  return `${tenant}/${site}/${cabinet}`;
}

function inGroups(rows: readonly CabinetRow[]): readonly Line[] {
  const sites = new Map<string, CabinetRow[]>();
  for (const row of rows) {
    const name = `${row.tenant} / ${row.site}`;
    const here = sites.get(name);
    if (here) here.push(row);
    else sites.set(name, [row]);
  }
  return [...sites].flatMap(([name, here]): readonly Line[] => [
    { line: "site", name, cabinets: here.length, needing: here.filter(({ needs }) => needs.length > 0).length },
    ...here.map((row) => ({ line: "cabinet", row }) as const),
  ]);
}

const haystacks = new WeakMap<CabinetRow, string>();

/** All that can be searched for, in small letters. */
function haystack(row: CabinetRow): string {
  const known = haystacks.get(row);
  if (known !== undefined) return known;
  const needs = row.needs.map((need) => `${told(need).what} ${Object.values(need).join(" ")}`);
  const made = [nameOf(row), row.program, row.bundle, row.readiness, ...needs].join(" ").toLowerCase();
  haystacks.set(row, made);
  return made;
}

/** Sorts as a string; names decide between equals. */
function keyOf(row: CabinetRow, key: SortKey): string {
  const name = nameOf(row);
  switch (key) {
    case "need":
      return `${LEVELS.indexOf(levelOf(row.needs))} ${name}`;
    case "cabinet":
      return name;
    default:
      return `${row[key] ?? ""} ${name}`;
  }
}
