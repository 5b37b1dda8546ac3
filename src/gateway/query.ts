import { z } from "zod";

/** The answer of Prometheus' query interface to a question for samples: https://prometheus.io/docs/prometheus/latest/querying/api/ */
const Answer = z.object({
  status: z.literal("success"),
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: Point().exactOptional(),
        values: z.array(Point()).exactOptional(),
      }),
    ),
  }),
});

function Point() {
  return z.tuple([z.number().transform((seconds) => seconds * 1_000), z.string().transform(Number)]);
}

/** A series with its samples: times in milliseconds since 1970, and values. */
export interface Answered {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly (readonly [atMs: number, value: number])[];
}

/** Asks the store. Rejects when it does not answer, or not as it should. */
export type Query = (expression: string) => Promise<readonly Answered[]>;

const PATIENCE_MS = 20_000;

export function openQuery(url: string): Query {
  return async (expression) => {
    const body = new URLSearchParams({ query: expression });
    const response = await fetch(url, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new Error(`${response.status} ${(await response.text()).slice(0, 500)}`);
    const { data } = Answer.parse(await response.json());
    return data.result.map(({ metric, value, values = [] }) => ({ labels: metric, samples: value ? [value] : values }));
  };
}
