import { describe, expect, test } from "vitest";
import { receive } from "../../src/domain/fleet/receive.ts";
import { commonName, rootOf } from "../../src/domain/fleet/place.ts";
import { aVerification } from "../support/records.ts";
import { certificates, clientOf, hasMosquitto, type Heard, openListener, openMosquitto, PLACE } from "../support/mosquitto.ts";
import { transact } from "../support/webhooks.ts";
import { FAULT, openCabinet } from "./support.ts";

const PATIENCE = { timeout: 60_000 };
const LONG = { timeout: 240_000 };
const ROOT = rootOf(PLACE);

async function broker() {
  const { issue } = certificates();
  const files = { cabinet: issue("cabinet", commonName(PLACE)), listener: issue("listener", "listener") };
  return { mosquitto: await openMosquitto(issue), files };
}

const under = (heard: readonly Heard[], end: string) => heard.filter(({ topic }) => topic === `${ROOT}/${end}`).map(({ message }) => message);
/** Each once, by its id. */
const once = (heard: readonly Heard[], end: string) => [...new Map(under(heard, end).map((one) => [one.id, one])).values()];

describe.runIf(hasMosquitto)("with a real broker", () => {
  test("a cabinet is born with its state, tells every change, its metrics and events in order, all of the contract", LONG, async () => {
    const { mosquitto, files } = await broker();
    await using _broker = mosquitto;
    await using listener = await openListener(mosquitto.url, files.listener);
    await using cabinet = openCabinet(mosquitto.url, files.cabinet);
    await expect.poll(() => under(listener.heard, "state").at(-1), PATIENCE).toMatchObject({ online: true, readiness: "ready", provider: "cpu" });
    cabinet.device.state = "ADVISORY_OFF";
    cabinet.device.reasons.push("CAMERA_STALLED");
    await expect.poll(() => under(listener.heard, "state").at(-1), PATIENCE).toMatchObject({ readiness: "advisory_off", reasons: ["CAMERA_STALLED"] });
    for (let nth = 0; nth < 5; nth += 1) transact(cabinet.audit, `patient-${nth}`);
    await expect.poll(() => once(listener.heard, "event/acknowledgement").length, PATIENCE).toBe(5);
    const verdicts = once(listener.heard, "event/verification");
    expect(verdicts.map(({ sequence }) => sequence)).toEqual([2, 6, 10, 14, 18]);
    expect(verdicts[0]).toMatchObject({ data: { look: "mismatch", reasons: ["picture"], disagrees: "none" } });
    await expect.poll(() => once(listener.heard, "metrics").length, PATIENCE).toBeGreaterThan(1);
    for (const { topic, message } of listener.heard) {
      expect(receive(topic, new TextEncoder().encode(JSON.stringify(message)), Date.now())).not.toHaveProperty("wrong");
    }
    const said = JSON.stringify(listener.heard);
    for (const secret of ["patient-", aVerification.order.item, "amlodipine"]) expect(said).not.toContain(secret);
  });

  test("what happened while the broker was away arrives afterwards, each once by its id, with its own time", LONG, async () => {
    const { mosquitto, files } = await broker();
    await using _broker = mosquitto;
    await using cabinet = openCabinet(mosquitto.url, files.cabinet);
    {
      await using listener = await openListener(mosquitto.url, files.listener);
      await expect.poll(() => once(listener.heard, "metrics").length, PATIENCE).toBeGreaterThan(0);
    }
    await mosquitto.stop();
    const sinceMs = Date.now();
    for (let nth = 0; nth < 10; nth += 1) cabinet.audit.record({ ...FAULT, over: nth % 2 === 1 });
    await expect.poll(() => cabinet.audit.outbox.waiting("fleet snapshots").letters, PATIENCE).toBeGreaterThan(2);
    const untilMs = Date.now();
    await mosquitto.start();
    await using listener = await openListener(mosquitto.url, files.listener);
    const late = () => once(listener.heard, "metrics").filter(({ at }) => Date.parse(at) >= sinceMs && Date.parse(at) <= untilMs);
    await expect.poll(() => [once(listener.heard, "event/fault").length, late().length >= 2], PATIENCE).toEqual([10, true]);
    expect(once(listener.heard, "event/fault").map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await expect.poll(() => cabinet.audit.outbox.waiting("fleet events").letters, PATIENCE).toBe(0);
  });

  test("of more events than are kept the oldest go; that is counted and told, and the record keeps its rows", LONG, async () => {
    const { mosquitto, files } = await broker();
    await using _broker = mosquitto;
    await mosquitto.stop();
    await using cabinet = openCabinet(mosquitto.url, files.cabinet, { snapshotSeconds: 3_600 });
    for (let batch = 0; batch < 21; batch += 1) cabinet.audit.record(FAULT, ...Array.from({ length: 499 }, () => FAULT));
    expect(cabinet.audit.outbox.waiting("fleet events").letters).toBeLessThanOrEqual(10_001);
    expect(cabinet.audit.entries).toBe(10_500);
    await mosquitto.start();
    await using listener = await openListener(mosquitto.url, files.listener);
    await expect.poll(() => under(listener.heard, "event/loss")[0]?.["data"], PATIENCE).toMatchObject({ what: "events", rows: { from: 1 } });
    const { lost } = under(listener.heard, "event/loss")[0]?.["data"] as { lost: number };
    expect(lost).toBeGreaterThanOrEqual(500);
    expect((await cabinet.metrics.exposition()).text).toContain(`\nblisterscope_outbox_lost_total ${lost}\n`);
  });

  test("a certificate is good for its own cabinet alone", LONG, async () => {
    const { mosquitto, files } = await broker();
    await using _broker = mosquitto;
    await using listener = await openListener(mosquitto.url, files.listener);
    const client = await clientOf(mosquitto.url, files.cabinet);
    await client.publishAsync("blisterscope/v1/north/st-anna/other/state", "{}", { qos: 1 }).catch(() => undefined);
    await client.publishAsync(`${ROOT}/state`, '{"id":"own"}', { qos: 1 });
    await expect.poll(() => listener.heard.length, PATIENCE).toBe(1);
    expect(listener.heard[0]?.topic).toBe(`${ROOT}/state`);
    await client.endAsync(true);
  });
});
