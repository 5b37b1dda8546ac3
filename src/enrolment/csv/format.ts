import { stringify } from "csv-stringify/sync";
import type { Item } from "../../domain/item.ts";
import { COLUMNS } from "./cells.ts";

/**
 * The formulary as spreadsheets read it best: UTF-8 with a byte order mark, which Excel needs for other letters than English ones,
 * and lines as in RFC 4180. What a spreadsheet might take for a formula begins with an apostrophe (OWASP, "CSV Injection").
 */
export function formatFormulary(items: readonly Item[]): string {
  const rows = items.map(
    ({ id, name, generic = "", strength, form, gtins = [], lookAlikes, reveal = "immediate", otherPrint = "check" }) => [
      id,
      name,
      generic,
      strength,
      form,
      gtins.join(" | "),
      lookAlikes.map(({ item }) => item).join(" | "),
      reveal,
      otherPrint,
    ],
  );
  return stringify([[...COLUMNS], ...rows], { bom: true, record_delimiter: "windows", escape_formulas: true });
}
