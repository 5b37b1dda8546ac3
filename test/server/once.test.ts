import { expect, test } from "vitest";
import { Fault } from "../../src/errors.ts";
import type { Desk } from "../../src/server/desk.ts";
import { route } from "../../src/server/rest/route.ts";
import { serve } from "../support/serve.ts";
import { DESK, forgetful, latch, ORDER, post, startServer } from "./support.ts";

const REQUEST = { transactionId: "t-1", kind: "remove", expected: { item: ORDER.item, quantity: 2 } };
const KEY = { "idempotency-key": '"8e03978e-40d5-43e8-bc93-6894a57f9324"' };

/** A desk that gives each order another id, as long as it is not told what else to do. */
function countingDesk(...replies: (() => ReturnType<Desk["place"]>)[]) {
  let times = 0;
  return {
    ...DESK,
    place: () => replies[times++]?.() ?? { id: `o-${times}` },
    get times() {
      return times;
    },
  };
}

test("a repeated request with its key is answered as before, and nothing is done again, also by another process", async () => {
  const desk = countingDesk();
  const keptAnswers = forgetful();
  const answers: unknown[] = [];
  for (const body of [REQUEST, { expected: { quantity: 2, item: ORDER.item }, kind: "remove", transactionId: "t-1" }]) {
    await using server = await startServer({ desk, keptAnswers });
    const response = await post(server.url, body, KEY);
    answers.push([response.status, response.headers.get("location"), await response.text()]);
  }
  expect(answers).toEqual([
    [202, "/v1/verifications/o-1", '{"id":"o-1"}'],
    [202, "/v1/verifications/o-1", '{"id":"o-1"}'],
  ]);
  expect(desk.times).toBe(1);
});

test("without a key, and with another one, every request counts", async () => {
  const desk = countingDesk();
  await using server = await startServer({ desk });
  for (const headers of [{}, {}, KEY, { "idempotency-key": "b" }]) await post(server.url, REQUEST, headers);
  expect(desk.times).toBe(4);
});

test("the key of another request is refused, whatever the other one came to", async () => {
  await using server = await startServer();
  await post(server.url, REQUEST, KEY);
  const other = await post(server.url, { ...REQUEST, transactionId: "t-2" }, KEY);
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ type: "urn:problem-type:blisterscope:key-reused", detail: expect.stringContaining("own") });
  const elsewhere = await fetch(`${server.url}/v1/scans`, {
    method: "POST",
    headers: { "content-type": "application/json", ...KEY },
    body: JSON.stringify({ raw: "4006381333931" }),
  });
  expect(elsewhere.status).toBe(422);
});

test("a refusal is repeated too; a malformed request and a fault of the device are not", async () => {
  const fault = () => {
    throw new Fault("AUDIT_WRITE", "The disk is full: make room.");
  };
  const desk = countingDesk(() => "conflict", fault);
  await using server = await startServer({ desk });
  const refused = await (await post(server.url, REQUEST, KEY)).text();
  const again = await post(server.url, REQUEST, KEY);
  expect([again.status, again.headers.get("content-type"), await again.text()]).toEqual([
    409,
    "application/problem+json; charset=utf-8",
    refused,
  ]);
  const key = { "idempotency-key": "k-2" };
  expect((await post(server.url, { ...REQUEST, kind: "steal" }, key)).status).toBe(400);
  expect((await post(server.url, REQUEST, key)).status).toBe(503);
  expect((await post(server.url, REQUEST, key)).status).toBe(202);
});

test.each(["k".repeat(256), "é"])("a key such as %j is refused", async (key) => {
  await using server = await startServer();
  const response = await post(server.url, REQUEST, { "idempotency-key": key });
  expect(response.status).toBe(400);
  expect((await response.json()).detail).toContain("Idempotency-Key");
});

test("a request whose first one is still under way is refused", async () => {
  const [begun, done] = [latch(), latch()];
  const slow = route({ id: "s", method: "post", path: "/slow", tag: "Scans", summary: "", outcomes: { 204: { description: "" } } });
  const answered = slow.answeredBy(async () => {
    begun.resolve();
    await done.promise;
    return { status: 204 };
  });
  await using server = await serve(answered);
  const ask = () => fetch(`${server.url}/slow`, { method: "POST", headers: KEY });
  const first = ask();
  await begun.promise;
  const second = await ask();
  expect([second.status, (await second.json()).type]).toEqual([409, "urn:problem-type:blisterscope:key-under-way"]);
  done.resolve();
  expect((await first).status).toBe(204);
  expect((await ask()).status).toBe(204);
});
