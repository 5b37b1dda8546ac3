import { expect, test } from "vitest";
import { Fault } from "../../src/errors.ts";
import type { Acknowledgement } from "../../src/protocol.ts";
import type { Desk } from "../../src/server/desk.ts";
import { connected, DESK, latch, makeScreen, ORDER, startServer } from "./support.ts";

test("passes an answer on and tells the screen what became of it", async () => {
  const answers: unknown[] = [];
  const answer: Desk["answer"] = (entry, given) => {
    answers.push([entry, given]);
    return entry === 17 ? "recorded" : "stale";
  };
  await using server = await startServer({ desk: { ...DESK, answer } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  const override = { did: "override", reason: "urgent" } as const;

  expect(await screen.emitWithAck("acknowledge", { entry: 17, answer: override })).toBe("recorded");
  expect(await screen.emitWithAck("acknowledge", { entry: 16, answer: { did: "put-back" } })).toBe("stale");
  expect(answers).toEqual([
    [17, override],
    [16, { did: "put-back" }],
  ]);
});

test("the sixth reason for an override comes in the nurse's words", async () => {
  const answers: unknown[] = [];
  const answer: Desk["answer"] = (_entry, given) => {
    answers.push(given);
    return "recorded";
  };
  await using server = await startServer({ desk: { ...DESK, answer } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  const override = { did: "override", reason: "other", words: "แพทย์อนุมัติแล้ว" } as const;
  expect(await screen.emitWithAck("acknowledge", { entry: 17, answer: override })).toBe("recorded");
  expect(answers).toEqual([override]);
});

test("passes on that the nurse is done, and a badge", async () => {
  const heard: string[] = [];
  const end: Desk["end"] = (id) => {
    heard.push(id);
    return "ended";
  };
  const badge: Desk["badge"] = (read) => {
    heard.push(read);
    return "read";
  };
  await using server = await startServer({ desk: { ...DESK, end, badge } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  expect(await screen.emitWithAck("end", ORDER.id)).toBe("ended");
  expect(await screen.emitWithAck("badge", "N-4711")).toBe("read");
  expect(await screen.emitWithAck("badge", "")).toBe("refused");
  expect(heard).toEqual([ORDER.id, "N-4711"]);
});

test("passes a code on, and says in a word what came of it", async () => {
  const code = { kind: "gtin", raw: "4006381333931", gtin: "04006381333931" } as const;
  const results: ReturnType<Desk["scan"]>[] = [
    { verification: ORDER.id, code, comparison: { says: "expired", on: "2026-10-31" } },
    { kind: "refused", at: 0, problem: "The scan is empty." },
    "stale",
  ];
  await using server = await startServer({ desk: { ...DESK, scan: () => results.shift() ?? "stale" } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  expect(await screen.emitWithAck("scan", code.raw)).toBe("expired");
  expect(await screen.emitWithAck("scan", "")).toBe("unreadable");
  expect(await screen.emitWithAck("scan", code.raw)).toBe("stale");
  expect(await screen.emitWithAck("scan", "1".repeat(2_000))).toBe("refused");
});

test("an answer that cannot be recorded is refused", async () => {
  const answer = () => {
    throw new Fault("AUDIT_WRITE", "The disk is full.");
  };
  await using server = await startServer({ desk: { ...DESK, answer } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  expect(await screen.emitWithAck("acknowledge", { entry: 17, answer: { did: "put-back" } })).toBe("refused");
});

test.each([
  ["nothing"],
  ["null", null],
  ["a text", "put-back"],
  ["no entry", { answer: { did: "put-back" } }],
  ["half an entry", { entry: 1.5, answer: { did: "put-back" } }],
  ["an override without a reason", { entry: 17, answer: { did: "override" } }],
  ["another reason without words", { entry: 17, answer: { did: "override", reason: "other" } }],
  ["words of a line too many", { entry: 17, answer: { did: "override", reason: "other", words: "a\nb" } }],
  ["words without end", { entry: 17, answer: { did: "override", reason: "other", words: "x".repeat(61) } }],
  ["words for a reason that has a button", { entry: 17, answer: { did: "override", reason: "urgent", words: "now" } }],
  ["an unknown reason", { entry: 17, answer: { did: "override", reason: "because" } }],
  ["an unknown key", { entry: 17, answer: { did: "put-back" }, by: "me" }],
  ["bytes", Buffer.from("abc")],
  ["ten arguments", ...Array.from({ length: 10 }, () => ({ entry: 17, answer: { did: "put-back" } }))],
])("refuses a message with %s", async (_what, ...message) => {
  await using server = await startServer({ desk: { ...DESK, answer: neverAnswered } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  expect(await screen.emitWithAck("acknowledge", ...(message as [Acknowledgement]))).toBe("refused");
});

test("takes a message without a callback", async () => {
  const answered = latch<number>();
  const answer: Desk["answer"] = (entry) => {
    answered.resolve(entry);
    return "recorded";
  };
  await using server = await startServer({ desk: { ...DESK, answer } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  screen.io.engine.send('2["acknowledge",{"entry":17,"answer":{"did":"it-is-right"}}]');
  expect(await answered.promise).toBe(17);
});

function neverAnswered(): never {
  throw new Error("reached the desk");
}
