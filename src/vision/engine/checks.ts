import type { Picture } from "../../domain/frame.ts";
import { atLeast, atMost, type Check } from "../../domain/self-test/check.ts";
import type { Computing } from "./arithmetic.ts";
import type { Engine } from "./engine.ts";

/** Of the time of all nodes, how much the configured provider must have computed. */
const SHARE = 0.99;

/** The engine refuses to run on any other provider than the configured one; this says by how much it is that one. */
export function checkProvider(computing: Computing | undefined): readonly Check[] {
  return [atLeast("provider.active", computing?.share ?? 0, SHARE, computing?.provider ?? "no model is loaded")];
}

const RUNS = 20;

/** The 95th percentile of 20 lone crops, milliseconds. Too slow is no reason not to trust an answer: the check only warns. */
export async function checkLatency(engine: Pick<Engine, "run">, side: number, budgetMs: number): Promise<readonly Check[]> {
  const crop: Picture = { width: side, height: side, rgb: new Uint8Array(3 * side * side) };
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const startedMs = performance.now();
    await engine.run(crop);
    times.push(performance.now() - startedMs);
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.ceil(0.95 * RUNS) - 1] as number;
  return [{ ...atMost("latency.budget", p95, budgetMs, "a picture takes too long"), advisory: true }];
}
