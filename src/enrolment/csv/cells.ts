import { parse } from "csv-parse/sync";
import { textOf } from "../../text.ts";

/** The columns of a formulary as a spreadsheet. */
export const COLUMNS = ["id", "name", "generic", "strength", "form", "gtin", "look-alikes", "reveal", "other-print"] as const;
export type Column = (typeof COLUMNS)[number];

/** What people call them, too. */
const ALSO: Readonly<Record<string, Column>> = { codes: "gtin", code: "gtin", policy: "reveal", "look-alike": "look-alikes" };

/** What is wrong, and where a person finds it. Lines are counted from 1, the heading being the first. */
export interface CellProblem {
  readonly line: number;
  readonly column: string;
  readonly problem: string;
}

export interface CsvRow {
  readonly line: number;
  /** Those of the file's columns alone. */
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

export interface CsvCells {
  readonly rows: readonly CsvRow[];
  /** Columns that are none of a formulary's, as they are headed. */
  readonly strange: readonly string[];
}

/** A cell that a spreadsheet might take for a formula is kept from it by an apostrophe; see format.ts. */
const SHIELDED = /^'(?=[=+\-@\t\r])/;

/** Reads what spreadsheets write: with a byte order mark or without, in UTF-8 or UTF-16, with commas, semicolons or tabs. Throws the parser's Error. */
export function cellsOf(bytes: Uint8Array): CsvCells {
  const text = textOf(bytes);
  const strange: string[] = [];
  const columns = (heads: readonly string[]) =>
    heads.map((head) => {
      const name = head.trim().toLowerCase().replace(/[ _]+/g, "-");
      const column = ALSO[name] ?? name;
      if (!COLUMNS.some((one) => one === column)) strange.push(head);
      return column;
    });
  const records = parse(text, { columns, delimiter: delimiterOf(text), skip_empty_lines: true, relax_column_count_less: true, info: true });
  const rows = (records as unknown as readonly Parsed[]).map(({ record, info }) => ({ line: info.lines, cells: tidied(record) }));
  return { rows, strange };
}

interface Parsed {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

function tidied(record: Readonly<Record<string, string>>): CsvRow["cells"] {
  const known = COLUMNS.filter((column) => record[column] !== undefined);
  return Object.fromEntries(known.map((column) => [column, (record[column] ?? "").replace(SHIELDED, "").trim()]));
}

/** Spreadsheets write semicolons or tabs in locales with a decimal comma. */
function delimiterOf(text: string): string {
  const [header = ""] = text.split("\n");
  const count = (sign: string) => header.split(sign).length;
  return [";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}
