import { describe, expect, test } from "vitest";
import type { AuditRecord } from "../../src/domain/verdict/record.ts";
import type { EntryNumber, Verdict } from "../../src/domain/verdict/verdict.ts";
import { openDesk } from "../../src/orders/desk.ts";
import { closed, match } from "../support/observations.ts";

const rules = { agreeing: 3, window: 5, presentationSeconds: 8, orderSeconds: 120, verdictSeconds: 15 };
const request = { transactionId: "t-1", kind: "remove", item: "prednisone" } as const;
const never = new AbortController().signal;

/** A desk, what it recorded, and how often it asked for the screens to be told. */
function deskWithRecord() {
  const records: AuditRecord[] = [];
  const told = { times: 0 };
  const desk = openDesk({ rules, record: (record) => records.push(record) as EntryNumber, changed: () => told.times++ });
  return { desk, records, told };
}

/** A desk on which the verdict about one order stands. */
function deskWith(verdict: Verdict) {
  const opened = deskWithRecord();
  const id = placed(opened.desk);
  const order = opened.desk.order();
  if (!order) throw new Error("no order is open");
  opened.desk.conclude({ order, verdict, entry: 7 as EntryNumber });
  return { ...opened, id };
}

function placed(desk: ReturnType<typeof openDesk>, changes: { transactionId?: string } = {}): string {
  const answer = desk.place({ ...request, ...changes });
  if (answer === "conflict") throw new Error("conflict");
  return answer.id;
}

describe("placing an order", () => {
  test("the same transaction twice is one verification", () => {
    const { desk } = deskWithRecord();
    expect(placed(desk)).toBe(placed(desk));
  });

  test("the same transaction with another item is a conflict", () => {
    const { desk } = deskWithRecord();
    placed(desk);
    expect(desk.place({ ...request, item: "prednisolone" })).toBe("conflict");
  });

  test("a newer order replaces the open one, and the record says so", () => {
    const { desk, records } = deskWithRecord();
    const first = placed(desk);
    const second = placed(desk, { transactionId: "t-2" });
    expect(desk.order()?.id).toBe(second);
    expect(desk.find(first)?.state).toBe("cancelled");
    expect(records).toEqual([{ kind: "cancellation", verification: first, why: "replaced" }]);
  });

  test("an order whose replacement cannot be recorded stays open", () => {
    const desk = openDesk({
      rules,
      changed: () => {},
      record: () => {
        throw new Error("disk full");
      },
    });
    const first = placed(desk);
    expect(() => placed(desk, { transactionId: "t-2" })).toThrow("disk full");
    expect(desk.order()?.id).toBe(first);
    expect(desk.find(first)?.state).toBe("open");
  });
});

describe("settling", () => {
  test("frames that agree give the order its verdict", () => {
    const { desk } = deskWithRecord();
    placed(desk);
    const order = desk.order();
    if (!order) throw new Error("no order is open");
    const settlements = [1, 2, 3].map((frame) => desk.settle(order, match, performance.now() + frame));
    expect(settlements.map((settlement) => settlement?.verdict)).toEqual([undefined, undefined, { look: "match" }]);
    expect(settlements[2]).toMatchObject({ observations: [match, match, match], agreeing: 3, needed: 3 });
  });

  test("a frame that was looked at for an earlier order does not count for the new one", () => {
    const { desk } = deskWithRecord();
    placed(desk);
    const earlier = desk.order();
    if (!earlier) throw new Error("no order is open");
    placed(desk, { transactionId: "t-2" });
    for (let frame = 0; frame < 10; frame++) expect(desk.settle(earlier, match, performance.now())).toBeUndefined();
    const order = desk.order();
    expect(order && desk.settle(order, match, performance.now())?.observations).toEqual([match]);
  });

  test("an order to which no pack comes is closed after its time, to be checked by hand", () => {
    const { desk, records } = deskWithRecord();
    const id = placed(desk);
    const order = desk.order();
    if (!order) throw new Error("no order is open");
    expect(desk.settle(order, closed("empty"), performance.now())?.verdict).toBeUndefined();
    expect(desk.find(id)).toMatchObject({ state: "open", waitingBecause: "empty" });
    expect(desk.settle(order, closed("empty"), performance.now() + 120_000)?.verdict).toEqual({ look: "unsure", because: "empty" });
    expect(records).toEqual([]);
  });
});

describe("waiting for a verdict", () => {
  test("ends at once when the verdict comes", async () => {
    const { desk } = deskWithRecord();
    const id = placed(desk);
    const waiting = desk.wait(id, 60_000, never);
    const order = desk.order();
    if (!order) throw new Error("no order is open");
    desk.conclude({ order, verdict: { look: "match" }, entry: 3 as EntryNumber });
    expect(await waiting).toMatchObject({ state: "final", verdict: { look: "match" }, entry: 3 });
  });

  test("ends with the open order after its time, and when the asker goes away", async () => {
    const { desk } = deskWithRecord();
    const id = placed(desk);
    expect(await desk.wait(id, 5, never)).toMatchObject({ state: "open" });
    const asker = new AbortController();
    const waiting = desk.wait(id, 60_000, asker.signal);
    asker.abort();
    expect(await waiting).toMatchObject({ state: "open" });
  });
});

describe("answering a verdict", () => {
  test("a stop asks for putting back or an override, and is recorded once", () => {
    const { desk, records, told } = deskWith({ look: "mismatch", seen: "prednisolone" });
    expect(desk.answer(7, { did: "checked-by-hand" })).toBe("refused");
    expect(desk.answer(7, { did: "put-back" })).toBe("recorded");
    expect(desk.answer(7, { did: "put-back" })).toBe("recorded");
    expect(records).toEqual([{ kind: "answer", entry: 7, answer: { did: "put-back" } }]);
    expect(desk.standing()?.answer).toEqual({ did: "put-back" });
    expect(told.times).toBe(2);
  });

  test("an override with another reason than the recorded one is stale, since it is not recorded", () => {
    const { desk, records } = deskWith({ look: "mismatch", seen: "prednisolone" });
    expect(desk.answer(7, { did: "override", reason: "urgent" })).toBe("recorded");
    expect(desk.answer(7, { did: "override", reason: "urgent" })).toBe("recorded");
    expect(desk.answer(7, { did: "override", reason: "pack-damaged" })).toBe("stale");
    expect(records).toEqual([{ kind: "answer", entry: 7, answer: { did: "override", reason: "urgent" } }]);
  });

  test("an answer to a verdict that no longer stands is stale", () => {
    const { desk, records } = deskWith({ look: "mismatch", seen: "prednisolone" });
    expect(desk.answer(6, { did: "put-back" })).toBe("stale");
    expect(records).toEqual([]);
  });
});

describe("a standing verdict", () => {
  test("a match leaves with the pack, or after its time", () => {
    const withPack = deskWith({ look: "match" }).desk;
    withPack.clear(false, performance.now());
    expect(withPack.standing()).toBeDefined();
    withPack.clear(true, performance.now());
    expect(withPack.standing()).toBeUndefined();

    const late = deskWith({ look: "match" }).desk;
    late.clear(false, performance.now() + 15_001);
    expect(late.standing()).toBeUndefined();
  });

  test("a stop stays until it is answered", () => {
    const { desk } = deskWith({ look: "mismatch", seen: "prednisolone" });
    desk.clear(true, performance.now() + 60_000);
    expect(desk.standing()).toBeDefined();
    desk.answer(7, { did: "put-back" });
    desk.clear(true, performance.now());
    expect(desk.standing()).toBeUndefined();
  });

  test("a match is withdrawn by a fault, a stop is not", () => {
    const green = deskWith({ look: "match" }).desk;
    green.withdrawMatch();
    expect(green.standing()).toBeUndefined();
    const red = deskWith({ look: "mismatch", seen: "prednisolone" }).desk;
    red.withdrawMatch();
    expect(red.standing()).toBeDefined();
  });

  test("the next order takes its place", () => {
    const { desk } = deskWith({ look: "mismatch", seen: "prednisolone" });
    placed(desk, { transactionId: "t-2" });
    expect(desk.standing()).toBeUndefined();
    expect(desk.answer(7, { did: "put-back" })).toBe("stale");
  });
});

describe("cancelling", () => {
  test("is recorded, may be repeated, and is too late after the verdict", () => {
    const { desk, records } = deskWithRecord();
    const id = placed(desk);
    expect(desk.cancel(id)).toBe("cancelled");
    expect(desk.cancel(id)).toBe("cancelled");
    expect(desk.cancel("nobody")).toBe("unknown");
    expect(records).toEqual([{ kind: "cancellation", verification: id, why: "host" }]);
    const decided = deskWith({ look: "match" });
    expect(decided.desk.cancel(decided.id)).toBe("final");
  });
});
