import { isDeepStrictEqual } from "node:util";
import { inFull } from "../../domain/codes/gtin.ts";
import { grouped } from "../../domain/grouped.ts";
import type { Item } from "../../domain/item.ts";
import { asBefore, type Description } from "../described.ts";
import { nearest } from "../near-ids.ts";
import { type CellProblem, COLUMNS, type CsvCells, type CsvRow, cellsOf } from "./cells.ts";
import { type Entry, entryOf } from "./entry.ts";

export interface Taken {
  /** Of the items whose words differ from those they have. */
  readonly changed: readonly Description[];
  readonly unchanged: number;
  /** Items that the file does not name. They stay as they are: a file that was cut off retires nothing. */
  readonly unnamed: readonly string[];
}

/** What the file says of the items, or everything that is wrong with it. A column that the file does not have says nothing. */
export function takeFormulary(bytes: Uint8Array, items: readonly Item[]): Taken | { readonly problems: readonly CellProblem[] } {
  let read: CsvCells;
  try {
    read = cellsOf(bytes);
  } catch (error) {
    return { problems: [{ line: lineOf(error), column: "", problem: error instanceof Error ? error.message : String(error) }] };
  }
  const entries = read.rows.map((row) => ({ row, entry: entryOf(row) }));
  const whole = entries.flatMap(({ row, entry }) => ("id" in entry ? [{ row, entry }] : []));
  const descriptions = whole.map(({ row, entry }) => described(row, entry, items));
  const named = new Set(whole.map(({ entry }) => entry.id));
  const others = items.filter(({ id }) => !named.has(id));
  const problems = [
    ...headingProblems(read),
    ...entries.flatMap(({ entry }) => ("id" in entry ? [] : entry)),
    ...whole.flatMap((one) => strangers(one, items)),
    ...whole.flatMap((one) => ownedNumbers(one, others)),
    ...twice(whole, ({ id }) => [id], "id", "this id"),
    ...twice(whole, ({ gtins }) => gtins.map(inFull), "gtin", "this number"),
  ].sort((a, b) => a.line - b.line);
  if (problems.length > 0) return { problems };
  const changed = descriptions.filter((one) => !items.some((item) => isDeepStrictEqual(spoken(asBefore(item)), spoken(one))));
  return { changed, unchanged: descriptions.length - changed.length, unnamed: others.map(({ id }) => id) };
}

/** With what is meant where nothing is said. */
function spoken(description: Description): Description {
  return { ...description, reveal: description.reveal ?? "immediate", otherPrint: description.otherPrint ?? "check" };
}

function headingProblems({ rows, strange }: CsvCells): CellProblem[] {
  const known = COLUMNS.join(", ");
  const unknown = strange.map((column) => ({ line: 1, column, problem: `there is no such column. The columns are ${known}.` }));
  return rows.length > 0 ? unknown : [...unknown, { line: 1, column: "", problem: `there is no line below the heading: ${known}.` }];
}

function described({ cells }: CsvRow, entry: Entry, items: readonly Item[]): Description {
  const item = items.find(({ id }) => id === entry.id);
  const before = item && asBefore(item);
  return {
    id: entry.id,
    name: cells.name === undefined ? (before?.name ?? entry.name) : entry.name,
    generic: cells.generic === undefined ? before?.generic : entry.generic,
    strength: cells.strength ?? before?.strength ?? "",
    form: cells.form ?? before?.form ?? "",
    gtins: cells.gtin === undefined ? (before?.gtins ?? []) : entry.gtins,
    lookAlikes: cells["look-alikes"] === undefined ? (before?.lookAlikes ?? []) : entry.lookAlikes,
    reveal: entry.reveal ?? before?.reveal,
    otherPrint: entry.otherPrint ?? before?.otherPrint,
  };
}

interface Whole {
  readonly row: CsvRow;
  readonly entry: Entry;
}

/** Ids that no item has, and what may be meant. */
function strangers({ row: { line }, entry }: Whole, items: readonly Item[]): CellProblem[] {
  const ids = items.map(({ id }) => id);
  const alike = entry.lookAlikes.filter((id) => !ids.includes(id) || id === entry.id);
  return [
    ...(ids.includes(entry.id)
      ? []
      : [
          {
            line,
            column: "id",
            problem: `${entry.id} is not in the formulary, and a medicine cannot be known without pictures: teach it at the cabinet first. Nearest to it: ${nearest(entry.id, ids).join(", ")}.`,
          },
        ]),
    ...alike.map((id) => ({
      line,
      column: "look-alikes",
      problem:
        id === entry.id
          ? `${id} is this line's own item.`
          : `${id} is not in the formulary. Nearest to it: ${nearest(id, ids).join(", ")}.`,
    })),
  ];
}

/** Numbers of medicines that the file does not name. */
function ownedNumbers({ row: { line }, entry }: Whole, others: readonly Item[]): CellProblem[] {
  return entry.gtins.flatMap((gtin) => {
    const owner = others.find(({ gtins = [] }) => gtins.some((one) => inFull(one) === inFull(gtin)));
    return owner ? [{ line, column: "gtin", problem: `${gtin} is the number of ${owner.id}.` }] : [];
  });
}

function twice(whole: readonly Whole[], keysOf: (entry: Entry) => readonly string[], column: string, what: string): CellProblem[] {
  const keyed = whole.flatMap(({ row, entry }) => keysOf(entry).map((key) => ({ row, key })));
  return [...grouped(keyed, ({ key }) => key).values()].flatMap(([first, ...others]) =>
    others.map(({ row }) => ({ line: row.line, column, problem: `line ${first?.row.line} has ${what} already.` })),
  );
}

/** The parser counts lines, too. */
function lineOf(error: unknown): number {
  return error instanceof Error && "lines" in error && typeof error.lines === "number" ? error.lines : 1;
}
