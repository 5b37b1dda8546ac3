import jStat from "jstat";
import { quantile } from "../../metrics/stage-times.ts";

/** Quantiles by nearest rank, as the daemon's metrics have them. */
export function median(values: readonly number[]): number {
  return quantile(ascending(values), 0.5);
}

export function p95(values: readonly number[]): number {
  return quantile(ascending(values), 0.95);
}

export function sum(values: readonly number[]): number {
  return jStat.sum(values);
}

/** The slope of the least-squares line: how much y grows per unit of x. */
export function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const xs = points.map(({ x }) => x);
  return (
    jStat.covariance(
      xs,
      points.map(({ y }) => y),
    ) / jStat.variance(xs, true)
  );
}

function ascending(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => a - b);
}
