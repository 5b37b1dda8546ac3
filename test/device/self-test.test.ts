import { describe, expect, test } from "vitest";
import { openSelfTest, type SelfTestCheck } from "../../src/device/self-test.ts";
import { dueRun, type LastRuns } from "../../src/device/self-test-due.ts";
import { atMost, type Check } from "../../src/domain/self-test/check.ts";
import type { SelfTestReport } from "../../src/domain/self-test/report.ts";
import type { SelfTestRecord } from "../../src/domain/verdict/record.ts";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import { Fault } from "../../src/errors.ts";

const good = atMost("storage.write", 0, 0);
const bad = atMost("known-answer.reject", 1, 0, "golden/90.jpg is confirmed");
const slow = { ...atMost("latency.budget", 900, 500, "too slow"), advisory: true } as const;

const check = (depth: SelfTestCheck["depth"], ...checks: Check[]): SelfTestCheck => ({ depth, run: () => checks });

function open(...checks: SelfTestCheck[]) {
  const rows: SelfTestRecord[] = [];
  const reported: (string | undefined)[] = [];
  let finish: (report: SelfTestReport) => void = () => undefined;
  const finished = () => new Promise<SelfTestReport>((resolve) => (finish = resolve));
  const selfTest = openSelfTest({
    checks,
    subject: () => ({ bundle: "b", provider: "CPUExecutionProvider" }),
    record: (row) => rows.push(row) as EntryNumber,
    report: (fault) => void reported.push(fault?.message),
    finished: (report) => finish(report),
    busy: () => false,
    signal: new AbortController().signal,
  });
  return { selfTest, rows, reported, finished };
}

describe("a run", () => {
  test("that passes is a row of the record, closes the interlock and is told", async () => {
    const { selfTest, rows, reported, finished } = open(check("start", good), check("full", bad));
    const ended = finished();
    selfTest.modelLoaded();
    expect(selfTest.proof()).toBeUndefined();
    const report = await ended;
    expect(report).toMatchObject({ trigger: "power-on", pass: true, checks: [good] });
    expect(rows).toEqual([
      {
        kind: "self-test",
        id: report.id,
        trigger: "power-on",
        started: report.started,
        ended: report.ended,
        bundle: "b",
        provider: "CPUExecutionProvider",
        passed: true,
        checks: [{ id: "storage.write", value: 0, limit: 0, pass: true }],
      },
    ]);
    expect(reported).toEqual([expect.stringContaining("MODEL_STARTING"), undefined]);
    expect(selfTest.proof()).toMatchObject({ pass: true });
    expect(selfTest.find(report.id)).toBe(report);
  });

  test("that fails says which check and why, and opens the interlock", async () => {
    const { selfTest, reported, finished } = open(check("start", good, bad));
    const ended = finished();
    selfTest.modelLoaded();
    await ended;
    expect(reported.at(-1)).toMatch(/^SELF_TEST_FAILED: known-answer.reject: golden\/90.jpg is confirmed/);
    expect(selfTest.proof()).toMatchObject({ pass: false });
  });

  test("passes although a check warns, and the device is slow until the check passes", async () => {
    const { selfTest, finished } = open(check("light", slow));
    const ended = finished();
    selfTest.ask("api", "light");
    expect(await ended).toMatchObject({ pass: true });
    expect(selfTest.isSlow()).toBe(true);
  });

  test("that is as thorough as one that waits is joined, one that is more thorough follows", async () => {
    const { selfTest, finished } = open(check("start", good));
    const first = finished();
    const light = selfTest.ask("api", "light");
    expect(selfTest.ask("screen", "start")).toBe(light);
    const full = selfTest.ask("screen", "full");
    expect(full).not.toBe(light);
    await first;
    expect(await finished()).toMatchObject({ id: full, trigger: "screen" });
  });

  test("of a model that was loaded anew meanwhile proves nothing", async () => {
    let answer: (checks: readonly Check[]) => void = () => undefined;
    let asked = 0;
    const asks: SelfTestCheck = { depth: "start", run: () => (asked++ === 0 ? new Promise((resolve) => (answer = resolve)) : [good]) };
    const { selfTest, rows, finished } = open(asks);
    const ended = finished();
    selfTest.modelLoaded();
    selfTest.modelLoaded();
    answer([bad]);
    expect(await ended).toMatchObject({ trigger: "engine-restart", pass: true });
    expect(rows.map(({ trigger }) => trigger)).toEqual(["engine-restart"]);
  });

  test("that cannot be completed proves nothing, and is not recorded", async () => {
    const { selfTest, rows } = open({ depth: "start", run: () => Promise.reject(new Fault("MODEL_CRASHED", "gone")) });
    const id = selfTest.ask("api", "start");
    await expect.poll(() => selfTest.find(id)?.ended).toBeTruthy();
    expect(selfTest.find(id)).toMatchObject({ pass: null, checks: [] });
    expect(rows).toEqual([]);
    expect(selfTest.proof()).toBeUndefined();
  });
});

describe("the run that is due", () => {
  const HOUR = 3_600_000;
  const last: LastRuns = { pass: true, depth: "light", atMs: 0, fullAtMs: 0 };
  const at = (nowMs: number, busy = false) => ({ nowMs, attemptedAtMs: 0, busy });

  test.each([
    ["after an incomplete one, in two seconds", undefined, at(2_000), "repeat"],
    ["after one that failed, in a minute", { ...last, pass: false }, at(60_000), "repeat"],
    ["after a start, what it left out, in a minute", { ...last, depth: "start", fullAtMs: undefined }, at(60_000), "daily"],
    ["hourly", last, at(HOUR), "hourly"],
    ["daily", { ...last, atMs: 23 * HOUR }, at(24 * HOUR), "daily"],
    ["although orders come one after the other", last, at(2 * HOUR, true), "hourly"],
  ] as const)("%s", (_, runs, now, trigger) => {
    expect(dueRun(runs, now)).toMatchObject({ trigger });
    expect(dueRun(runs, { ...now, nowMs: now.nowMs - 1 })).toBeUndefined();
  });

  test("waits while an order is open", () => {
    expect(dueRun(last, at(HOUR, true))).toBeUndefined();
  });
});
