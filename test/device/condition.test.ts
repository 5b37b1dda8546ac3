import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openCondition } from "../../src/device/condition.ts";
import { Fault } from "../../src/errors.ts";

const STALLED = new Fault("CAMERA_STALLED", "no picture for 3 s");
const BEGUN = { kind: "fault", part: "camera", code: "CAMERA_STALLED", over: false };
const OVER = { ...BEGUN, over: true };
const UNAVAILABLE = { kind: "availability", available: false, reasons: ["CAMERA_STALLED"] };
const AVAILABLE = { kind: "availability", available: true, reasons: [] };

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

function opened() {
  const rows: object[] = [];
  const disk = { full: false };
  const condition = openCondition((row) => {
    if (disk.full) throw new Fault("AUDIT_WRITE", "the disk is full");
    rows.push(row);
  });
  return { condition, rows, disk };
}

test("a fault is written down at once, and its end when it has lasted", () => {
  const { condition, rows } = opened();
  condition.clock(true);
  condition.fault("camera", STALLED);
  expect(rows).toEqual([AVAILABLE, BEGUN, UNAVAILABLE]);
  condition.fault("camera", undefined);
  vi.advanceTimersByTime(4_900);
  condition.clock(true);
  expect(rows).toHaveLength(3);
  vi.advanceTimersByTime(200);
  condition.clock(true);
  expect(rows.slice(3)).toEqual([OVER, AVAILABLE]);
});

test("a part that comes and goes all the time is one fault", () => {
  const { condition, rows } = opened();
  for (let times = 0; times < 1_000; times += 1) {
    condition.fault("camera", times % 2 === 0 ? STALLED : undefined);
    vi.advanceTimersByTime(100);
    condition.clock(times % 2 === 1);
  }
  expect(rows).toEqual([BEGUN, UNAVAILABLE]);
});

test("another fault of the same part ends the first one", () => {
  const { condition, rows } = opened();
  condition.fault("camera", STALLED);
  condition.fault("camera", new Fault("CAMERA_NOT_FOUND", "it was pulled out"));
  expect(rows.slice(2)).toEqual([OVER, { ...BEGUN, code: "CAMERA_NOT_FOUND" }, { ...UNAVAILABLE, reasons: ["CAMERA_NOT_FOUND"] }]);
});

test("a device that has not proven itself is unavailable without a fault", () => {
  const { condition, rows } = opened();
  condition.clock(false);
  condition.clock(false);
  expect(rows).toEqual([{ ...UNAVAILABLE, reasons: [] }]);
});

test("what could not be written down is, as soon as it can be", () => {
  const { condition, rows, disk } = opened();
  disk.full = true;
  condition.fault("camera", STALLED);
  condition.clock(false);
  disk.full = false;
  condition.clock(false);
  expect(rows).toEqual([UNAVAILABLE]);
});
