import { expect, test } from "vitest";
import { GUARD_MS, tapGuard } from "../../ui/src/guard.ts";

test("a tap within 400 ms of a layout change does not count", () => {
  const guard = tapGuard();
  guard.layoutChanged(1_000);
  guard.pressed(1_100);
  expect(guard.allows(1_150, true)).toBe(false);
});

test("a finger that came down too early and lifts late does not count either", () => {
  const guard = tapGuard();
  guard.layoutChanged(1_000);
  guard.pressed(1_000 + GUARD_MS - 1);
  expect(guard.allows(1_000 + GUARD_MS + 50, true)).toBe(false);
});

test("a tap after that counts", () => {
  const guard = tapGuard();
  guard.layoutChanged(1_000);
  guard.pressed(1_000 + GUARD_MS);
  expect(guard.allows(1_000 + GUARD_MS + 50, true)).toBe(true);
});

test("a key, which presses nothing on the glass, is held back for the same time", () => {
  const guard = tapGuard();
  guard.layoutChanged(1_000);
  expect(guard.allows(1_000 + GUARD_MS - 1, false)).toBe(false);
  expect(guard.allows(1_000 + GUARD_MS, false)).toBe(true);
});
