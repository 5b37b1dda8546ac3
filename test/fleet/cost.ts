import { ulid } from "ulid";
import { stateOf } from "../support/ailing-cabinets.ts";
import { metricOf, openFleetStack, send } from "../support/fleet-stack.ts";
import { until } from "../support/programs.ts";

const MESSAGES = 10_000;
const SERIES = 50;
/** Messages that are sent before the next is waited for. */
const TOGETHER = 500;
/** What is measured is processor time, on a busy machine too. */
const PATIENCE_MS = 600_000;

export interface Cost {
  readonly cabinets: number;
  /** Of the gateway's process, for one snapshot of fifty series. */
  readonly cpuMsPerMessage: number;
  readonly residentMiB: number;
}

/** What a message costs a gateway, when as many come from few cabinets and from many. The first figure is of a warm process. */
export async function gatewayCosts(fleets: readonly number[]): Promise<readonly Cost[]> {
  await using stack = await openFleetStack();
  const gateway = await stack.startGateway("gateway-1");
  const client = await stack.openCabinet();
  const own = (series: string) => metricOf(gateway, `blisterscope_gateway_${series}`);
  const costs: Cost[] = [];
  let round = 0;

  /** Sends ten thousand snapshots and waits until the store has them. */
  async function sendRound(cabinets: number): Promise<void> {
    const startMs = Date.now() - 3_600_000 + ++round * 60_000;
    const before = await own("samples_total");
    for (let first = 0; first < MESSAGES; first += TOGETHER) {
      const some = Array.from({ length: TOGETHER }, (_, nth) => first + nth);
      await Promise.all(
        some.map((nth) => send(client, placeOf(nth % cabinets), "metrics", snapshotOf(nth, startMs + Math.floor(nth / cabinets) * 100))),
      );
    }
    await until(
      () => own("samples_total"),
      (samples) => samples - before >= MESSAGES * SERIES,
      "every sample in the store",
      PATIENCE_MS,
    );
  }

  for (const cabinets of fleets) {
    for (let nth = 0; nth < cabinets; nth += TOGETHER) {
      const some = Array.from({ length: Math.min(TOGETHER, cabinets - nth) }, (_, at) => nth + at);
      await Promise.all(some.map((one) => send(client, placeOf(one), "state", stateOf(), true)));
    }
    await until(
      () => own('messages_total{kind="state"}'),
      (states) => states >= cabinets,
      "every state",
    );
    await sendRound(cabinets);
    const before = await own("process_cpu_seconds_total");
    await sendRound(cabinets);
    const cpuSeconds = (await own("process_cpu_seconds_total")) - before;
    const residentMiB = (await own("process_resident_memory_bytes")) / 2 ** 20;
    costs.push({ cabinets, cpuMsPerMessage: (cpuSeconds * 1_000) / MESSAGES, residentMiB: Math.round(residentMiB) });
  }
  return costs;
}

function placeOf(nth: number) {
  return { tenant: "north", site: `site-${nth % 50}`, cabinet: `cabinet-${nth}` };
}

function snapshotOf(nth: number, atMs: number) {
  const samples = Array.from({ length: SERIES }, (_, one) => [
    `blisterscope_figure_${one % 25}_total`,
    { half: one < 25 ? "first" : "second" },
    nth,
  ]);
  return { v: 1, id: ulid(), at: new Date(atMs).toISOString(), boot: ulid(), samples };
}
