import { expect, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import { retell } from "../../src/domain/verdict/course/retell.ts";
import type { Order } from "../../src/domain/verdict/order.ts";
import type { AuditRecord } from "../../src/domain/verdict/record.ts";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import { verificationOf } from "../../src/domain/verdict/verification.ts";
import { emptyFolder } from "../support/folder.ts";
import { aStart, aVerification } from "../support/records.ts";
import { tamper } from "../support/tamper.ts";

const NOW = { atMs: 0, at: "2026-01-01T00:00:00.000Z" };
const POLICY = { user: false, witness: false };

function anOrder(id: string, transactionId = `t-${id}`): Order {
  return { id, transactionId, kind: "remove", item: "prednisone", placedAt: NOW.at };
}

test("finds the rows of one order in their order, among many", () => {
  using audit = openAudit(emptyFolder());
  for (const id of ["a", "b", "c"]) audit.record({ kind: "order", order: anOrder(id) });
  audit.record({ ...aVerification, order: anOrder("b") });
  audit.record({ kind: "badge", verification: "b", role: "user", badge: "u-1" }, { kind: "cancellation", verification: "b", why: "host" });
  expect(audit.recall.course("b").map(({ number, record }) => [number, record.kind])).toEqual([
    [2, "order"],
    [4, "verification"],
    [5, "badge"],
    [6, "cancellation"],
  ]);
  expect(audit.recall.course("d")).toEqual([]);
  expect(audit.recall.ofTransaction("t-c")).toBe("c");
  expect(audit.recall.ofTransaction("t-d")).toBeUndefined();
  expect(audit.recall.lastOrder()).toBe("c");
});

test("rows that belong together are written together, or not at all", () => {
  const folder = emptyFolder();
  using audit = openAudit(folder);
  const loop: Record<string, unknown> = {};
  loop["itself"] = loop;
  expect(() => audit.record(aStart, loop as unknown as AuditRecord)).toThrow(TypeError);
  tamper(folder, "BEGIN IMMEDIATE", () => expect(() => audit.record(aStart, aStart)).toThrow("AUDIT_WRITE"));
  expect(audit.record(aStart, aStart)).toBe(2);
  expect(verifyLog(folder)).toMatchObject({ whole: true, entries: 2 });
});

test("an order of a log from before 0.8 is told as it ended", () => {
  using audit = openAudit(emptyFolder());
  const unsure = { look: "unsure", because: "unknown-pack" } as const;
  audit.record({ ...aVerification, order: anOrder("old"), verdict: unsure });
  audit.record({ ...aVerification, order: anOrder("green"), verdict: { look: "match" } });
  audit.record({ kind: "answer", entry: 1 as EntryNumber, answer: { did: "checked-by-hand" } });
  const told = (id: string) => {
    const course = retell(audit.recall.course(id), NOW);
    return course && verificationOf(course, POLICY, []);
  };
  expect(told("old")).toMatchObject({ state: "final", verdict: unsure, entry: 1, answer: { did: "checked-by-hand" } });
  expect(told("green")).toMatchObject({ state: "final", outcome: "fulfilled", verdict: { look: "match" } });
  expect(audit.recall.lastOrder()).toBeUndefined();
  expect(audit.recall.ofTransaction("t-old")).toBe("old");
});

test("asks an index, however long the log is", () => {
  const folder = emptyFolder();
  using audit = openAudit(folder);
  audit.record({ kind: "order", order: anOrder("first") });
  for (let entry = 0; entry < 200; entry++) {
    const filler: AuditRecord = { kind: "badge", verification: `v-${entry}`, role: "user", badge: "u" };
    audit.record(...(Array.from({ length: 100 }, () => filler) as [AuditRecord, ...AuditRecord[]]));
  }
  const startedMs = performance.now();
  for (let asked = 0; asked < 200; asked++) audit.recall.course("first");
  for (let asked = 0; asked < 200; asked++) audit.recall.ofTransaction("t-nobody");
  for (let asked = 0; asked < 200; asked++) audit.recall.lastOrder();
  // A walk through 20,000 rows takes some 20 ms each time.
  expect((performance.now() - startedMs) / 600).toBeLessThan(2);
});
