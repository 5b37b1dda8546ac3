import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { io } from "socket.io-client";
import { type Cabinet, openCabinet } from "../faults/cabinet.ts";

export interface SoakReport {
  readonly minutes: number;
  readonly framesPerSecond: number;
  readonly orders: number;
  /** Orders that were not carried through, because a connection broke. */
  readonly brokenOff: number;
  readonly screens: number;
  /** Resident memory of the daemon at the end, and how it grew after the warm-up: least squares over all samples. */
  readonly residentMb: number;
  readonly slopeMbPerHour: number;
  /** Open descriptors after the warm-up and at the end, with no client there. */
  readonly descriptors: readonly [number, number];
  /** Of the samples after the warm-up, the median and the highest of each sample's 99th percentile. */
  readonly eventLoopP99Ms: { readonly median: number; readonly highest: number };
}

interface Sample {
  readonly hours: number;
  readonly residentMb: number;
  readonly descriptors: number;
  readonly loopP99Ms: number;
}

const SAMPLE_MS = 5_000;
/** The share of the time in which heap, caches and the database find their size. */
const WARM_UP = 0.2;

/** Lets a whole device work for so long: pictures, orders, and screens that come and go. */
export async function soak(minutes: number, framesPerSecond: number): Promise<SoakReport> {
  await using cabinet = await openCabinet({ framesPerSecond });
  cabinet.show("right");
  while (!(await cabinet.host.isReady().catch(() => false))) await sleep(100);
  const over = AbortSignal.timeout(minutes * 60_000);
  const [samples, hosted, screens] = await Promise.all([sampled(cabinet, over), ordering(cabinet, over), comingAndGoing(cabinet, over)]);
  const settled = samples.slice(Math.floor(samples.length * WARM_UP));
  const lags = settled.map(({ loopP99Ms }) => loopP99Ms).sort((a, b) => a - b);
  return {
    minutes,
    framesPerSecond,
    ...hosted,
    screens,
    residentMb: round(settled.at(-1)?.residentMb ?? Number.NaN),
    slopeMbPerHour: round(slope(settled.map(({ hours, residentMb }) => [hours, residentMb]))),
    descriptors: [settled[0]?.descriptors ?? 0, (await sample(cabinet, 0)).descriptors],
    eventLoopP99Ms: { median: round(lags[lags.length >> 1] ?? Number.NaN), highest: round(lags.at(-1) ?? Number.NaN) },
  };
}

async function sampled(cabinet: Cabinet, over: AbortSignal): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const startedMs = performance.now();
  while (!over.aborted) {
    await sleep(SAMPLE_MS);
    samples.push(await sample(cabinet, (performance.now() - startedMs) / 3_600_000));
  }
  return samples;
}

async function sample({ url, pid }: Cabinet, hours: number): Promise<Sample> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = (name: string) => Number(new RegExp(`^blisterscope_${name} (\\S+)$`, "m").exec(text)?.[1]);
  return {
    hours,
    residentMb: value("process_resident_memory_bytes") / 1e6,
    descriptors: readdirSync(`/proc/${pid()}/fd`).length,
    loopP99Ms: value("event_loop_lag_p99_seconds") * 1_000,
  };
}

/** One order after the other, with the right pack and with a wrong one in turn. */
async function ordering(cabinet: Cabinet, over: AbortSignal): Promise<Pick<SoakReport, "orders" | "brokenOff">> {
  let brokenOff = 0;
  for (let orders = 1; ; orders++) {
    cabinet.show(orders % 2 === 0 ? "wrong" : "right");
    await carryThrough(cabinet, `soak-${orders}`).catch((error: unknown) => {
      // A connection may be closed just as the next question is put on it.
      if (!(error instanceof TypeError)) throw error;
      brokenOff += 1;
    });
    if (over.aborted) return { orders, brokenOff };
  }
}

/** An order that is open still, because its connection broke, is named in the refusal: that one is carried through instead. */
async function carryThrough({ host }: Cabinet, transactionId: string): Promise<void> {
  const placed = await (await host.post({ transactionId, kind: "remove", expected: { item: "red-100" } })).text();
  const id = /[0-9A-Z]{26}/.exec(placed)?.[0] ?? unplaced(placed);
  await host.ask(id, 10);
  await sleep(1_000);
  await host.cancel(id);
}

function unplaced(answer: string): never {
  throw new Error(`the order was refused: ${answer}`);
}

async function comingAndGoing({ url }: Cabinet, over: AbortSignal): Promise<number> {
  for (let screens = 1; ; screens++) {
    const screen = io(url, { transports: ["websocket"], reconnection: false, forceNew: true });
    await sleep(2_000);
    screen.disconnect();
    if (over.aborted) return screens;
  }
}

/** By least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, [hours, mb]) => sum + (hours - x) * (mb - y), 0);
  return over / points.reduce((sum, [hours]) => sum + (hours - x) ** 2, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
