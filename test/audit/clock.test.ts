import { expect, onTestFinished, test, vi } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import { entriesIn } from "../support/entries.ts";
import { emptyFolder } from "../support/folder.ts";
import { aCancellation } from "../support/records.ts";

const NOON = Date.parse("2026-06-01T12:00:00Z");
const HOUR = 3_600_000;

test("a clock that jumps back, also across a restart, breaks no chain: ids and the monotonic clock keep the order", () => {
  const clock = vi.spyOn(Date, "now").mockReturnValue(NOON);
  onTestFinished(() => clock.mockRestore());
  const folder = emptyFolder();
  for (const setTo of [NOON, NOON - HOUR]) {
    using audit = openAudit(folder);
    for (const nowMs of [setTo, setTo - 10 * HOUR, setTo + 1]) {
      clock.mockReturnValue(nowMs);
      audit.record(aCancellation("v"));
    }
  }
  const entries = entriesIn(folder);
  expect(verifyLog(folder)).toMatchObject({ whole: true, entries: 6 });
  expect(new Set(entries.map(({ id }) => id)).size).toBe(6);
  expect(entries.slice(0, 3).map(({ id }) => id)).toEqual(
    entries
      .slice(0, 3)
      .map(({ id }) => id)
      .sort(),
  );
  const monotonic = entries.map(({ monotonicMs }) => monotonicMs);
  expect(monotonic).toEqual([...monotonic].sort((a, b) => a - b));
});
