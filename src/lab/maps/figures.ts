import { mean } from "../../domain/mean.ts";
import { estimate } from "../statistics/clopper-pearson.ts";
import { type Mean, meanOf } from "../statistics/mean.ts";
import { boxAccuracies } from "./max-box-acc.ts";
import type { Observation } from "./observe.ts";

/** A cell of the benchmark's tables. */
export interface LocalizationFigure extends Summary, Pick<Observation, "table" | "figure" | "method"> {}

/** `hits`: how often the method hit, of `n` times, where that is what the figure counts. */
interface Summary extends Mean {
  readonly hits?: number;
}

/** Every figure of every method, in the order in which they were first seen. */
export function figuresOf(observations: readonly Observation[]): readonly LocalizationFigure[] {
  const cells = new Map<string, [Observation, ...Observation[]]>();
  for (const observation of observations) {
    const { table, figure, method } = observation;
    const key = JSON.stringify([table, figure, method]);
    const cell = cells.get(key);
    if (cell) cell.push(observation);
    else cells.set(key, [observation]);
  }
  return [...cells.values()].map((cell) => {
    const [{ table, figure, method }] = cell;
    return { table, figure, method, ...summary(cell) };
  });
}

function summary(cell: readonly Observation[]): Summary {
  const boxes = cell.flatMap(({ value }) => (typeof value === "object" ? [value] : []));
  if (boxes.length > 0) return meanOf(boxAccuracies(boxes));
  const hits = cell.flatMap(({ item, value }) => (typeof value === "boolean" ? [{ item, hit: value }] : []));
  if (hits.length > 0) return shareOf(hits);
  return meanOf(cell.flatMap(({ value }) => (typeof value === "number" ? [value] : [])));
}

/** The mean over the items of the share of hits, and the exact interval of all hits together. */
function shareOf(hits: readonly { readonly item: string; readonly hit: boolean }[]): Summary {
  const items = [...new Set(hits.map(({ item }) => item))];
  const shares = items.map((item) => hitShare(hits.filter((one) => one.item === item)));
  const { count, n, low, high } = estimate(hits.filter(({ hit }) => hit).length, hits.length);
  return { value: mean(shares), n, low, high, hits: count };
}

function hitShare(hits: readonly { readonly hit: boolean }[]): number {
  return hits.filter(({ hit }) => hit).length / hits.length;
}
