import { expect, test } from "vitest";
import { eventsOf } from "../../../src/domain/told/events-of.ts";
import { retell } from "../../../src/domain/verdict/course/retell.ts";
import type { AuditRecord, CourseEntry } from "../../../src/domain/verdict/record.ts";
import type { EntryNumber } from "../../../src/domain/verdict/verdict.ts";
import { aStart, aVerification } from "../../support/records.ts";

const AT = "2026-01-01T00:00:00.000Z";
const SELF_TEST = {
  id: "run-1",
  trigger: "hourly",
  started: AT,
  ended: AT,
  passed: true,
  bundle: "b",
  provider: "cpu",
  checks: [],
} as const;

const { order } = aVerification;
const { id: verification, transactionId, kind, item } = order;
const ABOUT = { verification, transactionId, kind, item };

/** The events of each row of this log. */
function told(...records: readonly AuditRecord[]) {
  const rows = records.map((record, nth) => ({ number: (nth + 1) as EntryNumber, at: AT, record }));
  return rows.map((row, nth) => eventsOf(row, () => retell(rows.slice(0, nth + 1) as CourseEntry[], { atMs: 0, at: AT })));
}

test("a concealed verdict is told once the nurse has seen it, and before what she says of it", () => {
  const concealed = { ...aVerification, concealed: true };
  const answer = { kind: "answer", verification, entry: 2 as EntryNumber } as const;
  expect(told({ kind: "order", order }, concealed, { ...answer, answer: { did: "looks-right" } })).toEqual([
    [],
    [],
    [
      { type: "verification.decided", data: { row: 3, ...ABOUT, entry: 2, verdict: { look: "match" } } },
      {
        type: "verification.answered",
        data: { row: 3, ...ABOUT, entry: 2, verdict: { look: "match" }, answer: { did: "looks-right" } },
      },
    ],
  ]);
  const [, , wrong] = told({ kind: "order", order }, concealed, { ...answer, answer: { did: "looks-wrong" } });
  expect(wrong?.map(({ type }) => type)).toEqual(["verification.answered"]);
});

test("print that contradicts a match is told, with the match while it stands, and of an order without a match nothing", () => {
  const match = { ...aVerification, verdict: { look: "match" } as const };
  const print = { kind: "print", verification, says: "contradicts", words: ["Ampicillin"], names: "ampicillin", read: [] } as const;
  const about = { ...ABOUT, words: ["Ampicillin"], names: "ampicillin" };
  const ended = { kind: "ending", verification, entry: 2 as EntryNumber, because: "tray-changed" } as const;
  expect(told({ kind: "order", order }, match, print).at(-1)).toEqual([
    { type: "verification.contradicted", data: { row: 3, ...about, entry: 2 } },
  ]);
  expect(told({ kind: "order", order }, match, ended, print).at(-1)).toEqual([
    { type: "verification.contradicted", data: { row: 4, ...about } },
  ]);
  expect(
    told({ kind: "order", order }, print, match)
      .flat()
      .map(({ type }) => type),
  ).toEqual(["verification.decided"]);
  expect(told({ kind: "order", order }, match, { ...print, says: "silent" }).at(-1)).toEqual([]);
  expect(told({ kind: "order", order }, { ...match, concealed: true }, print).at(-1)).toEqual([]);
});

test("an order's end is told with how it ended", () => {
  const [, closed] = told(
    { kind: "order", order },
    { kind: "closing", verification, outcome: "timed-out", counted: 0, because: "camera-off" },
  );
  expect(closed).toEqual([
    { type: "verification.ended", data: { row: 2, ...ABOUT, state: "final", outcome: "timed-out", counted: 0, because: "camera-off" } },
  ]);
  const [, superseded] = told({ kind: "order", order }, { kind: "cancellation", verification, why: "superseded", by: "other" });
  expect(superseded).toEqual([
    { type: "verification.ended", data: { row: 2, ...ABOUT, state: "cancelled", why: "superseded", by: "other" } },
  ]);
});

test("what concerns the device is told as it is written down", () => {
  expect(
    told(
      aStart,
      { kind: "availability", available: false, reasons: ["CAMERA_STALLED"] },
      { kind: "availability", available: true, reasons: [] },
      { kind: "fault", part: "camera", code: "CAMERA_STALLED", over: true },
      { kind: "self-test", ...SELF_TEST },
      { kind: "interruption", code: "AUDIT_WRITE", since: AT },
    ).flat(),
  ).toEqual([
    { type: "device.unavailable", data: { row: 2, reasons: ["CAMERA_STALLED"] } },
    { type: "device.available", data: { row: 3 } },
    { type: "device.fault", data: { row: 4, part: "camera", code: "CAMERA_STALLED", over: true } },
    { type: "device.self-test", data: { row: 5, ...SELF_TEST } },
    { type: "device.fault", data: { row: 6, part: "record", code: "AUDIT_WRITE", over: true, since: AT } },
  ]);
});
