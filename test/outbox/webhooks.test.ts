import { readFileSync } from "node:fs";
import { Webhook } from "standardwebhooks";
import { expect, test, vi } from "vitest";
import type { AuditRecord } from "../../src/domain/verdict/record.ts";
import { emptyFolder } from "../support/folder.ts";
import { type Delivery, type Manner, openReceiver } from "../support/receiver.ts";
import { aStart } from "../support/records.ts";
import { COURSE, firstsOf, secretFile, teller, transact } from "../support/webhooks.ts";

const PATIENCE = { timeout: 120_000 };

const typesOf = (deliveries: readonly Delivery[]) => deliveries.map(({ type }) => type);
const ended = (count: number) => (taken: readonly Delivery[]) => taken.filter(({ type }) => type === "verification.ended").length >= count;

test(
  "a receiver hears of a verdict, its answer and the order's end, in this order, and of nothing that is no event",
  PATIENCE,
  async () => {
    await using receiver = await openReceiver();
    using told = teller(emptyFolder(), [receiver]);
    told.audit.record(aStart);
    const { id, transactionId, kind, item } = transact(told.audit, "t-7");
    await receiver.until(ended(1));
    const about = { verification: id, transactionId, kind, item };
    const judged = { ...about, entry: 3, verdict: { look: "mismatch", seen: "amlodipine-10" } };
    expect(receiver.taken.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: "verification.decided", data: { row: 3, ...judged } },
      { type: "verification.answered", data: { row: 4, ...judged, answer: { did: "put-back" } } },
      { type: "verification.ended", data: { row: 5, ...about, state: "final", outcome: "ended", counted: 0 } },
    ]);
  },
);

test("every delivery is signed as the Standard Webhooks say", PATIENCE, async () => {
  await using receiver = await openReceiver();
  const file = secretFile();
  using told = teller(emptyFolder(), [{ ...receiver, secretFile: file }]);
  transact(told.audit, "t-1");
  await receiver.until(ended(1));
  const reference = new Webhook(readFileSync(file, "utf8").trim());
  for (const { body, headers } of receiver.taken) {
    expect(reference.verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => reference.verify(body.replace("t-1", "t-2"), headers)).toThrow("No matching signature");
  }
});

test("a receiver hears of the events that it asked for alone", PATIENCE, async () => {
  await using receiver = await openReceiver();
  using told = teller(emptyFolder(), [{ ...receiver, events: ["verification.ended"] }]);
  transact(told.audit, "t-1");
  await receiver.until(ended(1));
  expect(typesOf(receiver.taken)).toEqual(["verification.ended"]);
});

test.each<[string, Manner]>([
  ["answers 500", "fails"],
  ["breaks off its answer", "breaks-off"],
  ["answers with a redirect", "redirects"],
])("a receiver that %s is told again until it takes it, with the same id, and nothing overtakes", PATIENCE, async (_, manner) => {
  const refused = new Set<string>();
  await using receiver = await openReceiver(({ id }) => {
    if (refused.has(id)) return "takes";
    refused.add(id);
    return manner;
  });
  using told = teller(emptyFolder(), [receiver]);
  const order = transact(told.audit, "t-1");
  await receiver.until(ended(1));
  expect(typesOf(firstsOf(receiver.taken, order.id))).toEqual(COURSE);
  expect(receiver.sent.map(({ id }) => id)).toEqual(receiver.taken.flatMap(({ id }) => [id, id]));
  for (const { headers, body } of receiver.sent) {
    expect(receiver.sent.filter(({ id }) => id === headers["webhook-id"]).every((other) => other.body === body)).toBe(true);
  }
});

test("an answer of 200 is enough, whatever else it says", PATIENCE, async () => {
  await using receiver = await openReceiver(() => "babbles");
  using told = teller(emptyFolder(), [receiver]);
  const order = transact(told.audit, "t-1");
  await receiver.until(ended(1));
  expect(typesOf(receiver.sent)).toEqual(typesOf(firstsOf(receiver.taken, order.id)));
});

test("what a receiver refuses of one transaction keeps neither another transaction waiting nor another receiver", PATIENCE, async () => {
  await using picky = await openReceiver(({ data }) => (data["transactionId"] === "refused" ? "fails" : "takes"));
  await using stuck = await openReceiver(() => "hangs");
  await using other = await openReceiver();
  using told = teller(emptyFolder(), [picky, stuck, other]);
  transact(told.audit, "refused");
  const later = Array.from({ length: 20 }, (_, nth) => transact(told.audit, `t-${nth}`));
  await Promise.all([picky.until(ended(20)), other.until(ended(21))]);
  for (const { id } of later) expect(typesOf(firstsOf(picky.taken, id))).toEqual(COURSE);
  expect(typesOf(picky.sent.filter(({ data }) => data["transactionId"] === "refused")).every((type) => type === COURSE[0])).toBe(true);
});

test("a slow receiver costs the one who records no time", PATIENCE, async () => {
  await using stuck = await openReceiver(() => "hangs");
  using told = teller(emptyFolder(), [stuck]);
  using alone = teller(emptyFolder(), []);
  const tookMs = (of: typeof told) => {
    const startedMs = performance.now();
    for (let nth = 0; nth < 50; nth += 1) transact(of.audit, `t-${nth}`);
    return performance.now() - startedMs;
  };
  // A delivery that was waited for takes ten seconds.
  expect(tookMs(told)).toBeLessThan(2_000 + 10 * tookMs(alone));
});

test("what happened while a receiver was down reaches it when it is up again, also after a restart", PATIENCE, async () => {
  const folder = emptyFolder();
  const { port, url } = await closedPort();
  const file = secretFile();
  const orders: string[] = [];
  for (const run of ["before", "after"]) {
    using told = teller(folder, [{ url, secretFile: file }]);
    for (let nth = 0; nth < 5; nth += 1) orders.push(transact(told.audit, `${run}-${nth}`).id);
  }
  await using receiver = await openReceiver(() => "takes", port);
  using told = teller(folder, [{ url, secretFile: file }]);
  await receiver.until(ended(10));
  for (const id of orders) expect(typesOf(firstsOf(receiver.taken, id))).toEqual(COURSE);
  await vi.waitFor(async () => {
    const { text } = await told.metrics.exposition();
    expect(text).toMatch(/^blisterscope_outbox_letters 0$/m);
  }, 30_000);
});

test("a receiver that was down for too long is told how many events it missed, and of which rows", PATIENCE, async () => {
  const folder = emptyFolder();
  const { port, url } = await closedPort();
  using told = teller(folder, [{ url }]);
  const fault: AuditRecord = { kind: "fault", part: "camera", code: "CAMERA_STALLED", over: false };
  for (let batch = 0; batch < 11; batch += 1) told.audit.record(fault, ...Array.from({ length: 999 }, () => fault));
  await using receiver = await openReceiver(() => "takes", port);
  // A letter that was under way when it was given up may arrive all the same.
  const lostIn = (taken: readonly Delivery[]) => taken.find(({ type }) => type === "events.lost");
  const firstKept = (taken: readonly Delivery[], from: number) =>
    taken.find(({ type, data: { row } }) => type === "device.fault" && Number(row) > from);
  await receiver.until((taken) => firstKept(taken, Number(lostIn(taken)?.data["lost"])) !== undefined);
  const { lost, rows } = (lostIn(receiver.taken) as Delivery).data as { lost: number; rows: { from: number; to: number } };
  expect(lost).toBeGreaterThanOrEqual(1_000);
  expect(rows).toEqual({ from: 1, to: lost });
  expect(firstKept(receiver.taken, lost)?.data["row"]).toBe(lost + 1);
  expect((await told.metrics.exposition()).text).toMatch(new RegExp(`^blisterscope_outbox_lost_total ${lost}$`, "m"));
  expect(told.audit.entries).toBe(11_000);
});

test("what waits for a receiver that is no longer configured is given up", PATIENCE, async () => {
  const folder = emptyFolder();
  const { url } = await closedPort();
  {
    using told = teller(folder, [{ url }]);
    transact(told.audit, "t-1");
    expect(told.audit.outbox.destinations()).toEqual([`webhook ${url}`]);
  }
  using told = teller(folder, []);
  expect(told.audit.outbox.destinations()).toEqual([]);
});

async function closedPort() {
  await using receiver = await openReceiver();
  return { port: receiver.port, url: receiver.url };
}
