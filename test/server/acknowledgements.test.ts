import { expect, test } from "vitest";
import type { Answered } from "../../src/domain/verdict/course/events.ts";
import type { Desk } from "../../src/server/desk.ts";
import { DESK, OPEN, ORDER, startServer } from "./support.ts";

const OVERRIDE = { entry: 17, answer: { did: "override", reason: "urgent" } };

async function acknowledged(acknowledge: Desk["acknowledge"], body: unknown, id = ORDER.id): Promise<{ status: number; answer: unknown }> {
  await using server = await startServer({ desk: { ...DESK, acknowledge } });
  const response = await fetch(`${server.url}/v1/verifications/${id}/acknowledgements`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}

test("an answer goes to the desk with who gives it, and the host is told what has become of the order", async () => {
  const given: [string, Answered][] = [];
  const acknowledge: Desk["acknowledge"] = (...one) => {
    given.push(one);
    return "recorded";
  };
  expect(await acknowledged(acknowledge, { ...OVERRIDE, user: "u-1", witness: "u-2" })).toEqual({
    status: 200,
    answer: { ...OPEN, waitingBecause: "empty" },
  });
  expect(given).toEqual([[ORDER.id, { ...OVERRIDE, by: { user: "u-1", witness: "u-2" } }]]);
});

test.each([
  ["stale", 409, "stale-answer"],
  ["refused", 422, "unfit-answer"],
  ["user-needed", 409, "user-needed"],
  ["witness-needed", 409, "witness-needed"],
] as const)("an answer that is %s is refused, with what to do", async (result, status, kind) => {
  expect(await acknowledged(() => result, OVERRIDE)).toMatchObject({
    status,
    answer: { type: `urn:problem-type:blisterscope:${kind}`, detail: expect.stringMatching(/\.$/) },
  });
});

test("about an order that was never placed there is nothing to answer", async () => {
  expect(await acknowledged(neverAsked, OVERRIDE, "42")).toMatchObject({ status: 404 });
});

test.each([
  ["no entry", { answer: OVERRIDE.answer }, "entry"],
  ["an answer that there is not", { entry: 17, answer: { did: "shrug" } }, "answer"],
  ["an override without a reason", { entry: 17, answer: { did: "override" } }, "answer"],
  ["a reason in words that is empty", { entry: 17, answer: { did: "override", reason: "other", words: "" } }, "answer"],
  ["the user as his own witness", { ...OVERRIDE, user: "u-1", witness: "u-1" }, "witness: must be somebody else"],
])("refuses %s before anybody is asked", async (_what, body, word) => {
  expect(await acknowledged(neverAsked, body)).toMatchObject({ status: 400, answer: { detail: expect.stringContaining(word) } });
});

function neverAsked(): never {
  throw new Error("reached the desk");
}
