import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { coreMs, hasStrayThreads, residentMib } from "../../../src/lab/benchmark/processes.ts";

const BUSY_MS = 200;

test("what a thread has done still counts when it has ended", async () => {
  const before = coreMs([process.pid]);
  const program = `const end = performance.now() + ${BUSY_MS}; while (performance.now() < end);`;
  await once(new Worker(program, { eval: true }), "exit");
  expect(coreMs([process.pid]) - before).toBeGreaterThan(0);
  expect(coreMs([process.pid, process.pid])).toBeGreaterThan(coreMs([process.pid]));
});

test("the memory that is held is no more than what was held at most", () => {
  expect(residentMib(process.pid)).toBeGreaterThan(10);
  expect(residentMib(process.pid, "VmHWM")).toBeGreaterThanOrEqual(residentMib(process.pid));
});

test("a program whose libraries move no thread has no stray ones", () => {
  expect(hasStrayThreads()).toBe(false);
});
