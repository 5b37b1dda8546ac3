import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FleetStack, fleetIsHere, type GatewayProcess, metricOf, openFleetStack, send, snapshot } from "../support/fleet-stack.ts";
import { until } from "../support/programs.ts";

const MINUTE_MS = 60_000;

function place(cabinet: string, tenant = "north") {
  return { tenant, site: "st-anna", cabinet };
}

describe.runIf(fleetIsHere)("a gateway between a real broker and a real store", () => {
  let stack: FleetStack;
  let gateway: GatewayProcess;
  beforeAll(async () => {
    stack = await openFleetStack();
    gateway = await stack.startGateway("gateway-1");
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  /** All samples of a series of that cabinet, in the order of their times. */
  async function samplesOf(series: string, cabinet: string): Promise<readonly (readonly [number, number])[]> {
    const found = await stack.query(`${series}{cabinet="${cabinet}"}[80h]`);
    return found.flatMap(({ samples }) => samples);
  }

  test("late samples keep their own time, and what comes twice counts once", async () => {
    const cabinet = await stack.openCabinet();
    const nowMs = Date.now();
    const times = [nowMs, nowMs - 90 * MINUTE_MS, nowMs - 30 * MINUTE_MS, nowMs - 71 * 60 * MINUTE_MS];
    for (const [nth, atMs] of times.entries()) {
      const message = snapshot(nth, atMs);
      await send(cabinet, place("late"), "metrics", message);
      await send(cabinet, place("late"), "metrics", message);
    }
    const samples = await until(
      () => samplesOf("blisterscope_verdicts_total", "late"),
      ({ length }) => length >= times.length,
      "the samples",
    );
    const expected = times.map((atMs, nth) => [atMs, nth]).sort(([a = 0], [b = 0]) => a - b);
    expect(samples).toEqual(expected);
    expect(await metricOf(gateway, 'blisterscope_gateway_refused_total{reason="duplicate"}')).toBe(times.length);
  });

  test("an event is kept at its own time, with the number of its entry", async () => {
    const cabinet = await stack.openCabinet();
    const atMs = Date.now() - 5 * MINUTE_MS;
    const event = { v: 1, id: ulid(), at: new Date(atMs).toISOString(), sequence: 42, data: { fault: "CAMERA_STALLED", began: true } };
    await send(cabinet, place("eventful"), "event/fault", event);
    const [series] = await until(
      () => stack.query('blisterscope_event{cabinet="eventful"}[1h]'),
      ({ length }) => length > 0,
      "the event",
    );
    expect(series?.labels).toMatchObject({ type: "fault", what: "began:CAMERA_STALLED", tenant: "north", site: "st-anna" });
    expect(series?.samples).toEqual([[atMs, 42]]);
  });

  test("a hostile cabinet harms no other, and each of its messages is counted by what is wrong with it", async () => {
    const hostile = await stack.openCabinet();
    const nowMs = Date.now();
    const place0 = place("hostile", "other");
    const refused = (reason: string) => metricOf(gateway, `blisterscope_gateway_refused_total{reason="${reason}"}`);
    const reasons = ["topic", "size", "json", "contract", "ahead", "old", "duplicate", "store"];
    const before = await Promise.all(reasons.map(refused));

    const good = snapshot(1, nowMs);
    await Promise.all([
      send(hostile, { ...place0, cabinet: "-Nobody" }, "metrics", good),
      send(hostile, place0, "metrics", Buffer.alloc(100_000, "x")),
      send(hostile, place0, "metrics", "{"),
      send(hostile, place0, "metrics", { ...snapshot(1, nowMs), samples: [["blisterscope_ready", { cabinet: "victim" }, 1]] }),
      send(hostile, place0, "metrics", snapshot(1, nowMs + 365 * 24 * 60 * MINUTE_MS)),
      send(hostile, place0, "metrics", snapshot(1, nowMs - 80 * 60 * MINUTE_MS)),
      send(hostile, place0, "metrics", good),
      send(hostile, place0, "metrics", good),
      // Two truths for one time: the store refuses the whole request that holds them.
      send(hostile, place0, "metrics", snapshot(2, nowMs)),
      ...Array.from({ length: 50 }, (_, nth) => send(hostile, place("victim"), "metrics", snapshot(nth, nowMs - nth * 1_000))),
    ]);
    // Made by somebody who knows the ids of others.
    const stolen = ulid();
    await send(hostile, place0, "metrics", snapshot(3, nowMs - 2_000, stolen));
    await send(hostile, place("victim"), "metrics", snapshot(99, nowMs + 1_000, stolen));

    const samples = await until(
      () => samplesOf("blisterscope_verdicts_total", "victim"),
      ({ length }) => length >= 51,
      "the victim's samples",
    );
    expect(samples.map(([, value]) => value).sort((a, b) => a - b)).toEqual([...Array.from({ length: 50 }, (_, nth) => nth), 99]);
    const after = await Promise.all(reasons.map(refused));
    expect(Object.fromEntries(reasons.map((reason, at) => [reason, (after[at] ?? 0) - (before[at] ?? 0)]))).toEqual(
      Object.fromEntries(reasons.map((reason) => [reason, 1])),
    );
  });

  test("a cabinet that invents ever new series is stopped, and no other", async () => {
    const hostile = await stack.openCabinet();
    const invented = (nth: number) => ({ ...snapshot(0, Date.now()), samples: [["blisterscope_new", { nth: String(nth) }, 1]] });
    for (let nth = 0; nth < 300; nth++) await send(hostile, place("inventor"), "metrics", invented(nth));
    await send(hostile, place("honest"), "metrics", snapshot(7, Date.now()));
    await until(
      () => samplesOf("blisterscope_verdicts_total", "honest"),
      ({ length }) => length === 1,
      "the honest cabinet's sample",
    );
    const [counted] = await stack.query('count(blisterscope_new{cabinet="inventor"})');
    expect(counted?.samples[0]?.[1]).toBe(200);
  });

  test("nothing that the broker took is lost when a gateway is killed, or while the store is away", async () => {
    const cabinet = await stack.openCabinet();
    const startMs = Date.now() - 10 * MINUTE_MS;
    let sent = 0;
    const sendSome = async (count: number) => {
      for (const end = sent + count; sent < end; sent++)
        await send(cabinet, place("steady"), "metrics", snapshot(sent, startMs + sent * 100));
    };
    const second = await stack.startGateway("gateway-2");
    await sendSome(200);
    await second.kill();
    await sendSome(200);
    await stack.stopStore();
    await sendSome(200);
    await gateway.kill();
    await sendSome(200);
    await stack.startStore();
    gateway = await stack.startGateway("gateway-1");
    await stack.startGateway("gateway-2");
    await sendSome(200);
    const samples = await until(
      () => samplesOf("blisterscope_verdicts_total", "steady"),
      ({ length }) => length >= sent,
      "every sample",
    );
    expect(samples).toEqual(Array.from({ length: sent }, (_, nth) => [startMs + nth * 100, nth]));
  });
});
