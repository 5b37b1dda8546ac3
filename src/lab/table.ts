import { columnsOf } from "./columns.ts";

/** Rows of text in aligned columns; the first row is the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column] ?? ""))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - columnsOf(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Rows as lines of a Markdown table; the second row has the alignments. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
}
