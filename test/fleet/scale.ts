import { setTimeout as sleep } from "node:timers/promises";
import { ask, shown } from "./ask-store.ts";
import { type Crowd, openCrowd } from "./crowd.ts";
import { type Usage, usageOf } from "./measured-process.ts";
import { bringUp, type Stack } from "./stack.ts";

export interface ScaleOptions {
  /** How large the fleet is, one size after the other. */
  readonly sizes: readonly number[];
  /** How long each size sends. */
  readonly seconds: number;
  /** Of all cabinets together: ten thousand with a snapshot a minute send 167. */
  readonly perSecond: number;
  /** How long nothing is sent, to learn what that costs. */
  readonly idleSeconds: number;
  readonly store: "prometheus" | "victoria-metrics";
  readonly connections: number;
}

export interface ScaleRow {
  readonly cabinets: number;
  readonly snapshots: number;
  /** Snapshots that the store has once; the same number when nothing is lost and nothing doubled. */
  readonly stored: number;
  /** From the last PUBACK to a cabinet until the store had everything. */
  readonly lagSeconds: number;
  /** Of both gateways, without what they use when nothing comes. */
  readonly gatewayMsPerSnapshot: number;
  /** Of one processor, meanwhile; memory at the end. */
  readonly parts: Readonly<Record<string, { readonly cpuPercent: number; readonly residentMb: number }>>;
}

const PARTS = ["broker", "gateway-1", "gateway-2", "store"];
const GATEWAYS = ["gateway-1", "gateway-2"];
const WARM_UP_PER_SECOND = 400;
const SHOWN_WITHIN_MS = 15_000;

/** What a fleet of each size costs: the same number of snapshots at the same rate, from fewer cabinets and from more. */
export async function scale(options: ScaleOptions, done: (row: ScaleRow) => void = () => undefined): Promise<readonly ScaleRow[]> {
  await using stack = await bringUp({ store: options.store, gateways: 2 });
  await using crowd = await openCrowd(stack, options.connections);
  const rows: ScaleRow[] = [];
  for (const cabinets of options.sizes) {
    const row = await measure(stack, crowd, cabinets, options);
    rows.push(row);
    done(row);
  }
  return rows;
}

async function measure(stack: Stack, crowd: Crowd, cabinets: number, { seconds, perSecond, idleSeconds }: ScaleOptions): Promise<ScaleRow> {
  await crowd.appear(cabinets);
  // Every cabinet is known, and every series exists, before anything is measured.
  await settled(stack, () => crowd.send(cabinets, cabinets, WARM_UP_PER_SECOND), cabinets);
  const idle = await during(stack, () => sleep(idleSeconds * 1_000));
  const snapshots = Math.round(seconds * perSecond);
  const sinceMs = Date.now();
  let lagSeconds = 0;
  const load = await during(stack, async () => {
    lagSeconds = await settled(stack, () => crowd.send(snapshots, cabinets, perSecond), snapshots);
  });
  const own = GATEWAYS.map((name) => load.cpuSeconds(name) - (idle.cpuSeconds(name) / idle.seconds) * load.seconds);
  return {
    cabinets,
    snapshots,
    stored: await stored(stack, sinceMs, snapshots),
    lagSeconds: rounded(lagSeconds),
    gatewayMsPerSnapshot: rounded((1_000 * sum(own)) / snapshots),
    parts: Object.fromEntries(
      PARTS.map((name) => [
        name,
        { cpuPercent: rounded((100 * load.cpuSeconds(name)) / load.seconds), residentMb: Math.round(load.residentMb(name)) },
      ]),
    ),
  };
}

/** Runs it, waits until the gateways have passed on so many snapshots more, and returns how long that took after it was done. */
async function settled(stack: Stack, send: () => Promise<void>, snapshots: number): Promise<number> {
  const before = await passedOn(stack);
  await send();
  const sentMs = Date.now();
  while ((await passedOn(stack)) < before + snapshots || (await waiting(stack)) > 0) await sleep(250);
  return (Date.now() - sentMs) / 1_000;
}

async function passedOn(stack: Stack): Promise<number> {
  return sum(await Promise.all(GATEWAYS.map((name) => shown(stack.address(name), "blisterscope_gateway_messages_total"))));
}

async function waiting(stack: Stack): Promise<number> {
  return sum(await Promise.all(GATEWAYS.map((name) => shown(stack.address(name), "blisterscope_gateway_waiting"))));
}

/** Samples of one series of every cabinet since then; a store may show them a little later than it took them. */
async function stored(stack: Stack, sinceMs: number, expected: number): Promise<number> {
  const deadlineMs = Date.now() + SHOWN_WITHIN_MS;
  for (;;) {
    const seconds = Math.ceil((Date.now() - sinceMs) / 1_000);
    const count = await ask(stack.address("store"), `sum(count_over_time(blisterscope_ready{tenant="scale"}[${seconds}s]))`);
    if (count >= expected || Date.now() > deadlineMs) return count;
    await sleep(500);
  }
}

async function during(stack: Stack, run: () => Promise<unknown>) {
  const usages = () => new Map(PARTS.map((name) => [name, usageOf(stack.pid(name) ?? 0)]));
  const before = usages();
  const startedMs = performance.now();
  await run();
  const seconds = (performance.now() - startedMs) / 1_000;
  const after = usages();
  const of = (when: Map<string, Usage>, name: string) => when.get(name) ?? { cpuSeconds: Number.NaN, residentMb: Number.NaN };
  return {
    seconds,
    cpuSeconds: (name: string) => of(after, name).cpuSeconds - of(before, name).cpuSeconds,
    residentMb: (name: string) => of(after, name).residentMb,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
