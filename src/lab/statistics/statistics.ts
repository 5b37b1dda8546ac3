import { mean } from "../../domain/mean.ts";
import { quantile } from "../../metrics.ts";

export function median(values: readonly number[]): number {
  return quantile(ascending(values), 0.5);
}

export function p95(values: readonly number[]): number {
  return quantile(ascending(values), 0.95);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** By how much y grows when x grows by one: the slope of the least-squares line. */
export function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  return sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / sum(points.map(({ x }) => (x - meanX) ** 2));
}

function ascending(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => a - b);
}
