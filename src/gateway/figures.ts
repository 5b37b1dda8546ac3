import { setTimeout as sleep } from "node:timers/promises";
import { commonName, type Place } from "../domain/fleet/place.ts";
import { drifts, MEASURES, type MeasureId } from "../domain/watch/measures.ts";
import type { Log } from "../log.ts";
import { DAY, MONTH, placeOf, sharesOf } from "./measured.ts";
import type { Query } from "./query.ts";

/** What the store knows of all cabinets, asked for again and again. */
export interface Figures extends AsyncDisposable {
  /** When the cabinet's latest figures were taken, since 1970. */
  takenMs(place: Place): number | undefined;
  drifting(place: Place): readonly MeasureId[];
  /** Since when the store has answered without a break, since 1970; Infinity while it does not. */
  readonly answeredSinceMs: number;
}

/** A cabinet's silence is noticed with an error of a twentieth: after five minutes, of 15 seconds. */
const ASKS_WHILE_SILENT = 20;
/** Drift shows over days. */
const DRIFT_EVERY_MS = 10 * 60_000;
const NOTHING: readonly MeasureId[] = [];

/** `silentMs`: without figures for so long a cabinet counts as silent. */
export function openFigures(query: Query, silentMs: number, log: Log): Figures {
  const takenEveryMs = silentMs / ASKS_WHILE_SILENT;
  const taken = new Map<string, number>();
  let drifting = new Map<string, readonly MeasureId[]>();
  let answeredSinceMs = Number.POSITIVE_INFINITY;
  const stop = new AbortController();

  async function askTaken(): Promise<void> {
    for (const { labels, samples } of await query("max by (tenant, site, cabinet) (timestamp(blisterscope_ready))")) {
      taken.set(placeOf(labels), (samples[0]?.[1] ?? 0) * 1_000);
    }
    answeredSinceMs = Math.min(answeredSinceMs, Date.now());
  }

  async function askDrift(): Promise<void> {
    const [day, month] = await Promise.all([sharesOf(query, DAY), sharesOf(query, MONTH)]);
    drifting = new Map(
      [...day].map(([key, shares]) => {
        const before = month.get(key);
        return [key, MEASURES.filter((measure) => before && drifts(shares[measure], before[measure]))];
      }),
    );
  }

  async function askAgain(everyMs: number, ask: () => Promise<void>): Promise<void> {
    while (!stop.signal.aborted) {
      await ask().catch((error: unknown) => {
        answeredSinceMs = Number.POSITIVE_INFINITY;
        if (!stop.signal.aborted) log.warn({ err: String(error) }, "the store does not answer");
      });
      const waitMs = Number.isFinite(answeredSinceMs) ? everyMs : takenEveryMs;
      await sleep(waitMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }

  const asking = Promise.all([askAgain(takenEveryMs, askTaken), askAgain(DRIFT_EVERY_MS, askDrift)]);
  return {
    takenMs: (place) => taken.get(commonName(place)),
    drifting: (place) => drifting.get(commonName(place)) ?? NOTHING,
    get answeredSinceMs() {
      return answeredSinceMs;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await asking;
    },
  };
}
