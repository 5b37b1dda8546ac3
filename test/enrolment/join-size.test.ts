import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** What a busy machine may need more than a quiet one. */
const PATIENCE = 5;

test("an item of twenty pictures joins a thousand others within seconds, and the daemon goes on meanwhile", { timeout: 120_000 }, () => {
  const { tookMs, p99Ms } = JSON.parse(execFileSync(process.execPath, ["test/support/join-size.js"], { encoding: "utf8" }));
  expect(tookMs).toBeLessThan(PATIENCE * 5_000);
  expect(p99Ms).toBeLessThan(PATIENCE * 20);
});
