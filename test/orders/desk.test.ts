import { afterEach, describe, expect, test, vi } from "vitest";
import { Fault } from "../../src/errors.ts";
import { openDesk } from "../../src/orders/desk.ts";
import { NO_CAMERA, RULES } from "../support/course.ts";
import { cabinet, REQUEST, stateOf } from "../support/desk.ts";
import { closed, match, mismatch } from "../support/observations.ts";

const never = new AbortController().signal;
const MATCH = [match, match, match];
const MISMATCH = [mismatch, mismatch, mismatch];

describe("placing an order", () => {
  test("the same transaction twice is one verification", () => {
    using open = cabinet();
    expect(open.place()).toBe(open.place());
    expect(open.rows()).toMatchObject([{ kind: "order", order: REQUEST }]);
  });

  test.each([{ item: "prednisolone" }, { kind: "return" }, { quantity: 2 }] as const)(
    "the same transaction with another %o is a conflict, also after a restart and long after it",
    (change) => {
      using open = cabinet();
      const id = open.place();
      expect(open.desk.place({ ...REQUEST, ...change })).toBe("conflict");
      open.see(MATCH);
      open.desk.cancel(id);
      using later = open.restarted();
      expect(later.desk.place({ ...REQUEST, ...change })).toBe("conflict");
      expect(later.desk.place(REQUEST)).toEqual({ id });
    },
  );

  test("another one is told which order is open", () => {
    using open = cabinet();
    const id = open.place();
    expect(open.desk.place({ ...REQUEST, transactionId: "t-2" })).toEqual({ busyWith: id });
    open.place({ transactionId: "t-2", supersedes: id });
    expect(stateOf(open, id)).toMatchObject({ state: "cancelled", why: "superseded" });
  });

  test("an order that cannot be recorded is not placed, and the one that it would replace stays", () => {
    using open = cabinet();
    const { desk, disk } = deskOnADiskThatFills(open);
    const placed = desk.place(REQUEST);
    if (placed === "conflict" || "busyWith" in placed) throw new Error("refused");
    disk.full = true;
    expect(() => desk.place({ ...REQUEST, transactionId: "t-2", supersedes: placed.id })).toThrow("disk full");
    expect(desk.order()?.id).toBe(placed.id);
    disk.full = false;
    expect(desk.place({ ...REQUEST, transactionId: "t-2", supersedes: placed.id })).toMatchObject({ id: desk.order()?.id });
  });
});

describe("waiting for a verdict", () => {
  test("ends at once when the verdict comes", async () => {
    using open = cabinet();
    const waiting = open.desk.wait(open.place(), 60_000, never);
    open.see(MATCH);
    expect(await waiting).toMatchObject({ state: "decided", verdict: { look: "match" } });
  });

  test("ends with the order", async () => {
    using open = cabinet();
    const id = open.place();
    const waiting = open.desk.wait(id, 60_000, never);
    open.desk.cancel(id);
    expect(await waiting).toMatchObject({ state: "cancelled", why: "host" });
  });

  test("ends at once with a fault, and for an order that is placed under it", async () => {
    using open = cabinet();
    const waiting = open.desk.wait(open.place(), 60_000, never);
    open.desk.fault([NO_CAMERA]);
    expect(await waiting).toMatchObject({ state: "unavailable", reasons: [NO_CAMERA] });
    const second = open.place({ transactionId: "t-2", supersedes: (await waiting).id });
    expect(await open.desk.wait(second, 60_000, never)).toMatchObject({ state: "unavailable" });
    open.desk.fault([]);
    expect(stateOf(open, second)).toMatchObject({ state: "open" });
  });

  test("ends with the open order after its time, and when the asker goes away", async () => {
    using open = cabinet();
    const id = open.place();
    open.see([closed("empty")]);
    expect(await open.desk.wait(id, 5, never)).toMatchObject({ state: "open", waitingBecause: "empty" });
    const asker = new AbortController();
    const waiting = open.desk.wait(id, 60_000, asker.signal);
    asker.abort();
    expect(await waiting).toMatchObject({ state: "open" });
  });
});

describe("what the nurse says", () => {
  test("is recorded once, and the screens are told", () => {
    using open = cabinet();
    open.place();
    open.see(MISMATCH);
    const before = open.told.times;
    expect(open.desk.answer(2, { did: "it-is-right" })).toBe("refused");
    expect(open.desk.answer(2, { did: "put-back" })).toBe("recorded");
    expect(open.desk.answer(2, { did: "put-back" })).toBe("recorded");
    expect(open.desk.answer(1, { did: "put-back" })).toBe("stale");
    expect(open.rows().filter(({ kind }) => kind === "answer")).toMatchObject([{ entry: 2, answer: { did: "put-back" } }]);
    expect(open.told.times).toBeGreaterThan(before);
    expect(open.desk.view()).toMatchObject({ view: "waiting", because: "put-back" });
  });

  test("may come from the host, about the open order alone", () => {
    using open = cabinet();
    const id = open.place();
    open.see(MISMATCH);
    const given = { entry: 2, answer: { did: "put-back" }, by: { user: "u-1" } } as const;
    expect(open.desk.acknowledge("another", given)).toBe("stale");
    expect(open.desk.acknowledge(id, given)).toBe("recorded");
    expect(open.desk.ofTransaction(REQUEST.transactionId)).toMatchObject({ id, user: "u-1" });
    expect(open.desk.ofTransaction("nobody's")).toBeUndefined();
  });

  test("ends the order, and is stale about another one", () => {
    using open = cabinet();
    expect(open.desk.end("o")).toBe("stale");
    expect(open.desk.badge("u-1")).toBe("stale");
    const id = open.place();
    expect(open.desk.badge("u-1")).toBe("read");
    expect(open.desk.end(id)).toBe("ended");
    expect(stateOf(open, id)).toMatchObject({ state: "final", outcome: "ended", user: "u-1" });
  });
});

describe("cancelling", () => {
  test("is recorded, may be repeated, ends a fulfilled order, and is too late after its end", () => {
    using open = cabinet();
    const id = open.place();
    expect(open.desk.cancel(id)).toBe("cancelled");
    expect(open.desk.cancel(id)).toBe("cancelled");
    expect(open.desk.cancel("nobody")).toBe("unknown");
    expect(open.rows().slice(1)).toEqual([{ kind: "cancellation", verification: id, why: "host" }]);
    const second = open.place({ transactionId: "t-2" });
    open.see(MATCH);
    expect(open.desk.cancel(second)).toBe("cancelled");
    expect(open.desk.cancel(second)).toBe("final");
    expect(stateOf(open, second)).toMatchObject({ state: "final", outcome: "fulfilled" });
  });
});

describe("after a restart", () => {
  test("what is over is found by its id and by its transaction", () => {
    using open = cabinet();
    const id = open.place();
    open.see(MISMATCH);
    open.desk.answer(2, { did: "override", reason: "urgent" });
    open.desk.cancel(id);
    const before = stateOf(open, id);
    using later = open.restarted();
    expect(stateOf(later, id)).toEqual(before);
    expect(later.desk.place(REQUEST)).toEqual({ id });
    expect(later.desk.view()).toEqual({ view: "idle" });
  });

  test("an open order is open, and goes on", () => {
    using open = cabinet();
    const id = open.place();
    open.see(MISMATCH);
    using later = open.restarted();
    expect(stateOf(later, id)).toMatchObject({ state: "open" });
    expect(later.desk.view()).toMatchObject({ view: "checking", order: { id } });
    expect(later.see(MATCH)).toEqual({ look: "match" });
  });

  test("nothing is resumed from an empty record", () => {
    using open = cabinet();
    open.desk.resume();
    expect(open.desk.view()).toEqual({ view: "idle" });
  });
});

describe("time", () => {
  afterEach(() => vi.useRealTimers());

  test("closes an order that no frame ever came for, and the screens are told", () => {
    vi.useFakeTimers({ toFake: ["performance", "Date"] });
    using open = cabinet();
    const id = open.place();
    open.desk.fault([NO_CAMERA]);
    vi.advanceTimersByTime(119_000);
    open.desk.clock();
    expect(stateOf(open, id)).toMatchObject({ state: "unavailable" });
    vi.advanceTimersByTime(1_500);
    open.desk.clock();
    expect(stateOf(open, id)).toMatchObject({ state: "final", verdict: { look: "unsure", because: "camera-off" }, entry: 2 });
    expect(open.desk.view()).toEqual({ view: "idle" });
  });

  test("that cannot be recorded is tried again", () => {
    vi.useFakeTimers({ toFake: ["performance", "Date"] });
    using open = cabinet();
    const { desk, disk } = deskOnADiskThatFills(open);
    desk.place(REQUEST);
    disk.full = true;
    vi.advanceTimersByTime(121_000);
    desk.clock();
    expect(desk.order()).toBeDefined();
    disk.full = false;
    desk.clock();
    expect(desk.order()).toBeUndefined();
  });
});

test("a match goes with a fault, even when that cannot be recorded", () => {
  using open = cabinet();
  const { desk, disk } = deskOnADiskThatFills(open);
  desk.place(REQUEST);
  const order = desk.order();
  if (!order) throw new Error("no order is open");
  desk.settle(order, match, performance.now(), []);
  desk.conclude(
    { order: order.id, verdict: { look: "match" }, entry: open.audit.record({ ...A_START }), reveal: "immediate", tray: 1, gate: "open" },
    undefined,
  );
  expect(desk.view()).toMatchObject({ view: "verdict" });
  disk.full = true;
  desk.fault([NO_CAMERA]);
  expect(desk.view().view).not.toBe("verdict");
});

const A_START = { kind: "start", version: "1", bundle: "b", provider: "cpu" } as const;

/** Another desk on the cabinet's record, whose disk is full while `disk.full` says so. */
function deskOnADiskThatFills({ audit }: ReturnType<typeof cabinet>) {
  const disk = { full: false };
  const record: typeof audit.record = (...records) => {
    if (disk.full) throw new Fault("AUDIT_WRITE", "disk full");
    return audit.record(...records);
  };
  return { disk, desk: openDesk({ rules: RULES, record, recall: audit.recall, codes: () => [], changed: () => {} }) };
}
