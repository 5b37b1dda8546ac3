import type { LoadRow } from "./measure-load.ts";

/** A row for each size of formulary, number of screens and size of picture, a column for each rate; the first two are heading and alignment. */
export function loadRows(load: readonly LoadRow[]): string[][] {
  const rates = [...new Set(load.map(({ perSecond }) => perSecond))];
  const rows = new Map<string, string[]>();
  for (const { items, screens, width, height, medianMs, coreMs } of load) {
    const key = `${items} ${screens} ${width}`;
    const row = rows.get(key) ?? [items.toLocaleString("en"), `${screens}`, `${width} x ${height}`];
    rows.set(key, row);
    row.push(`${medianMs.toFixed(1)} / ${coreMs.toFixed(1)}`);
  }
  return [
    ["items", "screens", "picture", ...rates.map((rate) => (rate ? `${rate} a second` : "in a row"))],
    ["---:", "---:", "---", ...rates.map(() => "---:")],
    ...rows.values(),
  ];
}
