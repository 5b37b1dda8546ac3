import { afterEach, expect, test, vi } from "vitest";
import { cabinet, GTINS, stateOf } from "../support/desk.ts";
import { match } from "../support/observations.ts";

const EXPIRING = `]d201${GTINS.prednisone.padStart(14, "0")}17261130`;

afterEach(() => {
  vi.useRealTimers();
});

test("a scan is read, compared with the order and recorded; the next frame of the pack stops it", () => {
  using open = cabinet();
  const id = open.place();
  open.see([match, match, match]);
  const scan = { verification: id, comparison: { says: "other-item", item: "prednisolone" } };
  expect(open.desk.scan(`${GTINS.prednisolone}\n`)).toMatchObject({ ...scan, code: { gtin: "05901234123457" } });
  expect(open.desk.view()).toMatchObject({ view: "checking", counted: 0 });
  expect(open.rows()).toContainEqual(
    expect.objectContaining({ kind: "scan", ...scan, code: expect.objectContaining({ raw: `${GTINS.prednisolone}\n` }) }),
  );
  open.see([match]);
  expect(stateOf(open, id)).toMatchObject({ state: "decided", verdict: { look: "mismatch", code: scan.comparison } });
});

test("a code that cannot be read changes nothing, with an order or without", () => {
  using open = cabinet();
  const refusal = { kind: "refused", at: 12, problem: expect.stringContaining("check digit") };
  expect(open.desk.scan("4006381333930")).toEqual(refusal);
  open.place();
  expect(open.desk.scan("4006381333930")).toEqual(refusal);
  expect(open.rows().map(({ kind }) => kind)).toEqual(["order"]);
});

test("a code without an order is stale", () => {
  using open = cabinet();
  expect(open.desk.scan(GTINS.prednisone)).toBe("stale");
});

test("a pack expires at midnight by the cabinet's own clock", () => {
  using open = cabinet();
  open.place();
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(new Date(2026, 10, 30, 23, 59, 59));
  expect(open.desk.scan(EXPIRING)).toMatchObject({ comparison: { says: "agrees" } });
  vi.setSystemTime(new Date(2026, 11, 1, 0, 0, 0));
  expect(open.desk.scan(EXPIRING)).toMatchObject({ comparison: { says: "expired", on: "2026-11-30" } });
});
