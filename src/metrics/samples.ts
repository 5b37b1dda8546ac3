import type { MetricObjectWithValues, MetricValue } from "prom-client";
import type { Sample } from "../domain/fleet/metrics.ts";

/** Every series with its labels as text, as an exposition has them. */
export function samplesOf(metrics: readonly MetricObjectWithValues<MetricValue<string>>[]): readonly Sample[] {
  const samples = metrics.flatMap(({ name, values }) =>
    values.map((one): Sample => ["metricName" in one ? String(one.metricName) : name, textual(one.labels), one.value]),
  );
  return samples.filter(([, , value]) => Number.isFinite(value));
}

function textual(labels: Partial<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)]));
}
