import { mean } from "../../domain/mean.ts";
import { estimate } from "../statistics/clopper-pearson.ts";
import { type Mean, meanOf } from "../statistics/mean.ts";
import { boxAccuracies } from "./max-box-acc.ts";
import type { Measurement } from "./measure.ts";

/** A cell of the benchmark's tables. */
export interface LocalizationFigure extends Summary, Pick<Measurement, "table" | "figure" | "method"> {}

/** `hits`: how often the method hit, out of `n`, for a figure that counts hits. */
interface Summary extends Mean {
  readonly hits?: number;
}

/** Every figure of every method, in order of first appearance. */
export function figuresOf(measurements: readonly Measurement[]): readonly LocalizationFigure[] {
  const cells = new Map<string, [Measurement, ...Measurement[]]>();
  for (const measurement of measurements) {
    const { table, figure, method } = measurement;
    const key = JSON.stringify([table, figure, method]);
    const cell = cells.get(key);
    if (cell) cell.push(measurement);
    else cells.set(key, [measurement]);
  }
  return [...cells.values()].map((cell) => {
    const [{ table, figure, method }] = cell;
    return { table, figure, method, ...summary(cell) };
  });
}

function summary(cell: readonly Measurement[]): Summary {
  const boxes = cell.flatMap(({ value }) => (typeof value === "object" ? [value] : []));
  if (boxes.length > 0) return meanOf(boxAccuracies(boxes));
  const hits = cell.flatMap(({ item, value }) => (typeof value === "boolean" ? [{ item, hit: value }] : []));
  if (hits.length > 0) return shareOf(hits);
  return meanOf(cell.flatMap(({ value }) => (typeof value === "number" ? [value] : [])));
}

/** The hit share averaged over items, with the exact interval of all hits pooled. */
function shareOf(hits: readonly { readonly item: string; readonly hit: boolean }[]): Summary {
  const items = [...new Set(hits.map(({ item }) => item))];
  const shares = items.map((item) => hitShare(hits.filter((one) => one.item === item)));
  const { count, n, low, high } = estimate(hits.filter(({ hit }) => hit).length, hits.length);
  return { value: mean(shares), n, low, high, hits: count };
}

function hitShare(hits: readonly { readonly hit: boolean }[]): number {
  return hits.filter(({ hit }) => hit).length / hits.length;
}
