import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../log.ts";
import { backoffMs } from "../outbox/backoff.ts";
import type { GatewayMetrics, WriteOutcome } from "./metrics.ts";
import { encodeWrite, type Series, WRITE_HEADERS } from "./remote-write.ts";

/** What one message has for the store. */
export interface Load {
  readonly series: readonly Series[];
  /** Called once it has been written, or can never be. */
  done(): void;
}

export interface Store extends AsyncDisposable {
  take(load: Load): void;
  /** Loads that were taken and not written yet. */
  readonly waiting: number;
}

interface Parts {
  readonly url: string;
  readonly metrics: GatewayMetrics;
  readonly log: Log;
}

/** Of one request: some hundred KiB, which a store takes within milliseconds. */
const MOST_SERIES = 10_000;
const PATIENCE_MS = 30_000;

/**
 * Writes to the store, first come, first written. One request is under way at a time; what comes meanwhile goes together with the next,
 * so that requests grow with the load. While the store is away the same request is tried again, and nothing is done.
 */
export function openStore({ url, metrics, log }: Parts): Store {
  const queue: Load[] = [];
  const stop = new AbortController();
  let works = false;
  let working = Promise.resolve();

  async function work(): Promise<void> {
    works = true;
    while (queue.length > 0) {
      const batch = queue.slice(0, batchLength(queue));
      await deliver(batch);
      if (stop.signal.aborted) return;
      queue.splice(0, batch.length);
      metrics.waiting(queue.length);
      for (const load of batch) load.done();
    }
    works = false;
  }

  /** A store that finds fault with one sample refuses the whole request: it is halved until those are found that cannot be written. */
  async function deliver(batch: readonly Load[]): Promise<void> {
    const series = batch.flatMap((load) => load.series);
    if (series.length === 0 || (await written(series)) || stop.signal.aborted) return;
    if (batch.length === 1) return metrics.refused("store");
    const middle = Math.ceil(batch.length / 2);
    await deliver(batch.slice(0, middle));
    await deliver(batch.slice(middle));
  }

  /** False when the store refuses the samples themselves. */
  async function written(series: readonly Series[]): Promise<boolean> {
    const body = encodeWrite(series);
    for (let failures = 1; !stop.signal.aborted; failures++) {
      const { outcome, because } = await post(body);
      metrics.wrote(outcome, series.length);
      if (outcome === "taken") return true;
      if (outcome === "refused") {
        log.warn({ because }, "the store refuses samples");
        return false;
      }
      log.warn({ because, failures }, "the store cannot be reached");
      await sleep(backoffMs(failures), undefined, { signal: stop.signal }).catch(() => undefined);
    }
    return false;
  }

  async function post(body: Uint8Array): Promise<{ readonly outcome: WriteOutcome; readonly because: string }> {
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(PATIENCE_MS)]);
    try {
      const response = await fetch(url, { method: "POST", headers: WRITE_HEADERS, body, signal });
      const because = `${response.status} ${(await response.text()).trim().slice(0, 500)}`;
      return { outcome: outcomeOf(response.status), because };
    } catch (error) {
      return { outcome: "away", because: String(error instanceof Error ? (error.cause ?? error) : error) };
    }
  }

  return {
    take(load) {
      queue.push(load);
      metrics.waiting(queue.length);
      if (!works) working = work();
    },
    get waiting() {
      return queue.length;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await working;
    },
  };
}

/** At least one load, and no more than fit into a request. */
function batchLength(queue: readonly Load[]): number {
  let loads = 0;
  for (let series = 0; loads < queue.length; loads++) {
    series += queue[loads]?.series.length ?? 0;
    if (series > MOST_SERIES) break;
  }
  return Math.max(1, loads);
}

/** 400 is about the samples; what else may be answered is about the store or the way to it, and is no reason to give samples up. */
function outcomeOf(status: number): WriteOutcome {
  if (status >= 200 && status < 300) return "taken";
  return status === 400 ? "refused" : "away";
}
