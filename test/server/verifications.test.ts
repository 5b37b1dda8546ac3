import { expect, test } from "vitest";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import type { VerificationState } from "../../src/domain/verdict/verification.ts";
import type { Desk, Placement } from "../../src/server/desk.ts";
import { ask, DESK, latch, OPEN, ORDER, post, startServer } from "./support.ts";

const REQUEST = { transactionId: ORDER.transactionId, kind: ORDER.kind, expected: { item: ORDER.item } };
const FINAL: VerificationState = {
  ...OPEN,
  state: "final",
  outcome: "unanswered",
  verdict: { look: "mismatch", seen: "ibuprofen-400" },
  entry: 17 as EntryNumber,
  decidedAt: "2026-01-02T03:04:09.000Z",
};

test("places an order and says where its verdict will be", async () => {
  const placed: Placement[] = [];
  const place: Desk["place"] = (request) => {
    placed.push(request);
    return { id: ORDER.id };
  };
  await using server = await startServer({ desk: { ...DESK, place } });

  const response = await post(server.url, REQUEST);

  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({ id: ORDER.id });
  expect(response.headers.get("location")).toBe(`/v1/verifications/${ORDER.id}`);
  expect(placed).toEqual([{ transactionId: ORDER.transactionId, kind: ORDER.kind, item: ORDER.item }]);
});

test("refuses a transaction that was placed before with another order", async () => {
  await using server = await startServer({ desk: { ...DESK, place: () => "conflict" } });
  const response = await post(server.url, REQUEST);
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ type: "urn:problem-type:blisterscope:transaction-conflict", status: 409 });
});

test("names an unknown item and where to list the known ones", async () => {
  await using server = await startServer();
  const response = await post(server.url, { ...REQUEST, expected: { item: "aspirin-100" } });
  expect(response.status).toBe(422);
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(await response.json()).toEqual({
    type: "urn:problem-type:blisterscope:unknown-item",
    status: 422,
    title: "The formulary has no such item.",
    detail: '"aspirin-100" is not in the formulary. GET /v1/items lists what is.',
  });
});

test.each([
  ["a misspelt key", { ...REQUEST, knd: "remove" }, "knd"],
  ["an unknown kind", { ...REQUEST, kind: "steal" }, "kind"],
  ["an empty transactionId", { ...REQUEST, transactionId: "" }, "transactionId"],
  ["a transactionId of 129 characters", { ...REQUEST, transactionId: "x".repeat(129) }, "transactionId"],
  ["a transactionId with a line break", { ...REQUEST, transactionId: "a\nb" }, "transactionId"],
  ["no item", { ...REQUEST, expected: {} }, "expected.item"],
  ["a list", [], "object"],
  ["nothing", "", "transactionId"],
  ["half a JSON text", '{"transactionId": ', "JSON"],
])("refuses a body with %s and says so", async (_what, body, word) => {
  await using server = await startServer();
  const response = await post(server.url, body);
  const problem = await response.json();
  expect(response.status).toBe(400);
  expect(problem.detail).toContain(word);
  expect(JSON.stringify(problem)).not.toContain("node_modules");
});

test("takes a transactionId of 128 letters in any script", async () => {
  await using server = await startServer();
  expect((await post(server.url, { ...REQUEST, transactionId: "ก".repeat(128) })).status).toBe(202);
});

test.each([
  ["text", { "content-type": "text/plain" }],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }],
  ["compressed JSON", { "content-encoding": "gzip" }],
  ["JSON in another charset", { "content-type": "application/json; charset=latin1" }],
])("does not read %s", async (_what, headers) => {
  await using server = await startServer();
  const response = await post(server.url, REQUEST, headers);
  expect(response.status).toBe(415);
  expect((await response.json()).detail).toContain("application/json");
});

test.each(["told beforehand", "in pieces"])("refuses a body of 10 MB, its length %s", async (how) => {
  await using server = await startServer();
  const body = "x".repeat(10_000_000);
  const length = how === "in pieces" ? { "transfer-encoding": "chunked" } : { "content-length": body.length };
  const answer = await ask(`${server.url}/v1/verifications`, {
    method: "POST",
    headers: { "content-type": "application/json", ...length },
    body,
  });
  expect(answer).toMatchObject({ status: 413, body: { type: "urn:problem-type:blisterscope:body-too-large" } });
});

test("tells the state of a verification at once", async () => {
  await using server = await startServer();
  const response = await fetch(`${server.url}/v1/verifications/${ORDER.id}`);
  expect(await response.json()).toEqual({ ...OPEN, waitingBecause: "empty" });
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("waits for the verdict as long as it is asked to", async () => {
  const waits: number[] = [];
  const wait: Desk["wait"] = (_id, ms) => {
    waits.push(ms);
    return Promise.resolve(FINAL);
  };
  await using server = await startServer({ desk: { ...DESK, wait } });
  const response = await fetch(`${server.url}/v1/verifications/${ORDER.id}?wait=8`);
  expect(await response.json()).toEqual(FINAL);
  expect(waits).toEqual([8_000]);
});

test("does not wait for a verdict that is final", async () => {
  const wait = () => Promise.reject(new Error("nothing to wait for"));
  await using server = await startServer({ desk: { ...DESK, find: () => FINAL, wait } });
  const response = await fetch(`${server.url}/v1/verifications/${ORDER.id}?wait=60`);
  expect(await response.json()).toEqual(FINAL);
});

test("takes an order with everything that a host may say about it", async () => {
  const placed: Placement[] = [];
  const place: Desk["place"] = (request) => {
    placed.push(request);
    return { id: ORDER.id };
  };
  await using server = await startServer({ desk: { ...DESK, place } });
  const said = { user: "u-1", witness: "u-2", requires: { witness: true }, supersedes: "01JZ" };
  const { expected, ...rest } = REQUEST;
  expect((await post(server.url, { ...rest, ...said, expected: { ...expected, quantity: 3 } })).status).toBe(202);
  expect(placed).toEqual([{ ...rest, ...said, item: ORDER.item, quantity: 3 }]);
});

test("an order that finds another one open is refused, with what to do", async () => {
  await using server = await startServer({ desk: { ...DESK, place: () => ({ busyWith: "01JZ" }) } });
  const response = await post(server.url, REQUEST);
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    type: "urn:problem-type:blisterscope:order-open",
    detail: expect.stringContaining('name it in "supersedes"'),
  });
});

test.each(["wait=61", "wait=-1", "wait=soon", "wait=", "wait=1&wait=2", "wiat=8"])("refuses %s", async (query) => {
  await using server = await startServer();
  const response = await fetch(`${server.url}/v1/verifications/${ORDER.id}?${query}`);
  expect(response.status).toBe(400);
});

test("a client that hangs up is waited for no longer", async () => {
  const waiting = latch();
  const freed = latch<VerificationState>();
  const wait: Desk["wait"] = (_id, _ms, signal) => {
    signal.addEventListener("abort", () => freed.resolve(OPEN));
    waiting.resolve();
    return freed.promise;
  };
  await using server = await startServer({ desk: { ...DESK, wait } });
  const client = new AbortController();
  const answer = fetch(`${server.url}/v1/verifications/${ORDER.id}?wait=60`, { signal: client.signal });
  await waiting.promise;

  client.abort();

  await expect(answer).rejects.toThrow("aborted");
  await freed.promise;
});

test.each([
  ["cancelled", 204],
  ["unknown", 404],
  ["final", 409],
] as const)("answers the cancelling of a verification: %s", async (outcome, status) => {
  await using server = await startServer({ desk: { ...DESK, cancel: () => outcome } });
  const response = await fetch(`${server.url}/v1/verifications/${ORDER.id}`, { method: "DELETE" });
  expect(response.status).toBe(status);
});

test("says that a verification is unknown", async () => {
  await using server = await startServer();
  const response = await fetch(`${server.url}/v1/verifications/42`);
  expect(response.status).toBe(404);
  expect((await response.json()).detail).toContain('"42"');
});

test("finds the verification of a transaction, and none of one that was never placed", async () => {
  await using server = await startServer();
  const found = async (transaction: string) =>
    (await fetch(`${server.url}/v1/verifications?transactionId=${encodeURIComponent(transaction)}`)).json();
  expect(await found(ORDER.transactionId)).toEqual({ verifications: [OPEN] });
  expect(await found("never placed")).toEqual({ verifications: [] });
});

test.each(["", "?transactionId=", "?transaction=1", "?transactionId=1&transactionId=2"])("refuses to list with %j", async (query) => {
  await using server = await startServer();
  const response = await fetch(`${server.url}/v1/verifications${query}`);
  expect(response.status).toBe(400);
  expect((await response.json()).detail).toContain("transaction");
});
