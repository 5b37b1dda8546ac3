import { type LoadRow, RATES } from "./measure-load.ts";

/** A row for each size of formulary, number of screens and size of picture, a column for each rate. */
export function loadRows(load: readonly LoadRow[]): string[][] {
  const heading = ["items", "screens", "picture", ...RATES.map((rate) => (rate ? `${rate} a second` : "in a row"))];
  const cells = new Map<string, string[]>();
  for (const { items, screens, width, height, medianMs, coreMs } of load) {
    const key = `${items} ${screens} ${width}`;
    const row = cells.get(key) ?? [items.toLocaleString("en"), `${screens}`, `${width} x ${height}`];
    cells.set(key, row);
    row.push(`${medianMs.toFixed(1)} / ${coreMs.toFixed(1)}`);
  }
  return [heading, ["---:", "---:", "---", ...RATES.map(() => "---:")], ...cells.values()];
}
