import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { openLoopDelay } from "../../src/metrics/loop-delay.ts";

test("a loop that has nothing to do is not late, however often it is looked at", async () => {
  using delay = openLoopDelay();
  await vi.waitFor(async () => {
    delay.reset();
    await sleep(100);
    expect(delay.p99Ms()).toBeGreaterThan(0);
    expect(delay.p99Ms()).toBeLessThan(5);
  });
});

test("a loop that was held up is late by that long, until it is forgotten", async () => {
  using delay = openLoopDelay();
  expect(delay.longestMs()).toBe(0);
  await sleep(20);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  await sleep(20);
  expect(delay.longestMs()).toBeGreaterThan(180);
  expect(delay.p99Ms()).toBeGreaterThan(180);
  delay.reset();
  expect(delay.longestMs()).toBe(0);
});
