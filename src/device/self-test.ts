import { ulid } from "ulid";
import type { Check } from "../domain/self-test/check.ts";
import { type Depth, includes, passes, type SelfTestReport, type Trigger } from "../domain/self-test/report.ts";
import { provenBy } from "../domain/verdict/green-rule.ts";
import type { SelfTestRecord } from "../domain/verdict/record.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import { Fault, type ReportFault } from "../errors.ts";
import { dueRun, type LastRuns } from "./self-test-due.ts";

/** An entry of the list that every room may add to. One that cannot be run rejects with the fault that prevents it. */
export interface SelfTestCheck {
  /** The least thorough run that includes it. */
  readonly depth: Depth;
  readonly run: () => Promise<readonly Check[]> | readonly Check[];
}

interface Parts {
  /** Run one after the other. */
  readonly checks: readonly SelfTestCheck[];
  /** What is tested: the bundle's hash and the execution provider in use. */
  readonly subject: () => Pick<SelfTestReport, "bundle" | "provider">;
  readonly record: (record: SelfTestRecord) => EntryNumber;
  readonly report: ReportFault;
  /** Called with every run that was completed, once it is recorded. */
  readonly finished: (report: SelfTestReport) => void;
  /** While somebody waits for a verdict, a run that is merely due waits for a while. */
  readonly busy: () => boolean;
  /** Ends the daemon, and with it a run that is under way. */
  readonly signal: AbortSignal;
}

export type SelfTest = ReturnType<typeof openSelfTest>;

/** Runs that can still be asked for by their ids. */
const KEPT = 50;

/**
 * The device proves that it works: when its model is loaded, every hour, thoroughly every day, and whenever somebody asks.
 *
 * INVARIANTS: One run at a time. A proof ends when the model is loaded anew, and with a run that could not be completed.
 */
export function openSelfTest({ checks, subject, record, report, finished, busy, signal }: Parts) {
  const runs = new Map<string, SelfTestReport>();
  const waiting: { readonly id: string; readonly trigger: Trigger; readonly depth: Depth }[] = [];
  let last: LastRuns | undefined;
  let attemptedAtMs = Number.NEGATIVE_INFINITY;
  let working = false;
  let slow = false;
  let loads = 0;

  function ask(trigger: Trigger, depth: Depth): string {
    return waiting.find((run) => includes(run.depth, depth))?.id ?? enqueue(trigger, depth);
  }

  function enqueue(trigger: Trigger, depth: Depth): string {
    const id = ulid();
    waiting.push({ id, trigger, depth });
    keep({ id, trigger, started: new Date().toISOString(), ended: null, ...subject(), pass: null, checks: [] });
    if (!working) void work();
    return id;
  }

  async function work(): Promise<void> {
    working = true;
    for (let next = waiting[0]; next && !signal.aborted; next = waiting[0]) {
      await prove(next.id, next.depth).catch(giveUp);
      waiting.shift();
      attemptedAtMs = performance.now();
    }
    working = false;
  }

  async function prove(id: string, depth: Depth): Promise<void> {
    const began = loads;
    const tested = { ...(runs.get(id) as SelfTestReport), ...subject(), started: new Date().toISOString() };
    const results: Check[] = [];
    try {
      for (const check of checks) if (includes(depth, check.depth)) results.push(...(await check.run()));
    } catch (error) {
      keep({ ...tested, ended: new Date().toISOString(), checks: results });
      throw error;
    }
    const done: SelfTestReport = { ...tested, ended: new Date().toISOString(), pass: passes(results), checks: results };
    keep(done);
    if (began !== loads) return; // of a model that is gone
    record(rowOf(done));
    last = { pass: done.pass === true, depth, atMs: performance.now(), fullAtMs: depth === "full" ? performance.now() : last?.fullAtMs };
    slow = !(results.find(({ id }) => id === "latency.budget")?.pass ?? !slow);
    report(faultOf(results));
    finished(done);
  }

  function giveUp(error: unknown): void {
    // The engine or the record has reported its fault; the test is repeated when that is over.
    if (!(error instanceof Fault) && !signal.aborted) throw error;
    last = undefined;
  }

  function proof() {
    return last && { pass: last.pass, ageMs: performance.now() - last.atMs };
  }

  function keep(run: SelfTestReport): void {
    runs.set(run.id, run);
    for (const id of [...runs.keys()].slice(0, -KEPT)) runs.delete(id);
  }

  /** Forgets the last proof and begins a new one. */
  function begin(trigger: Trigger): void {
    loads++;
    last = undefined;
    report(new Fault("MODEL_STARTING", "The model is loaded and proves itself on the bundle's golden frames."));
    enqueue(trigger, "start");
  }

  return {
    modelLoaded: () => begin(loads === 0 ? "power-on" : "engine-restart"),
    /** Another version of the bundle is in use. */
    bundleChanged: () => begin("bundle-changed"),
    /** Begins a run, or joins one that waits and is as thorough. Returns its id. */
    ask,
    /** Call it often: begins the run that is due. */
    beat(): void {
      if (working || loads === 0) return;
      if (last?.pass && !provenBy(proof())) report(outdated());
      const due = dueRun(last, { nowMs: performance.now(), attemptedAtMs, busy: busy() });
      if (due) ask(due.trigger, due.depth);
    },
    find: (id: string): SelfTestReport | undefined => runs.get(id),
    /** The last run that was completed; without one the last that was begun. */
    latest(): SelfTestReport | undefined {
      const newestFirst = [...runs.values()].reverse();
      return newestFirst.find(({ pass }) => pass !== null) ?? newestFirst[0];
    },
    /** Whether a run is under way. */
    isRunning: (): boolean => working,
    /** For the interlock: the last proof, and how long ago it was. */
    proof,
    /** Whether the last run that measured it found the network slower than its budget. */
    isSlow: (): boolean => slow,
  };
}

function outdated(): Fault {
  return new Fault("SELF_TEST_OLD", "The last self-test that passed is more than a day old. Start one on the technician's page.");
}

function rowOf({ pass, checks, ended, ...report }: SelfTestReport): SelfTestRecord {
  return {
    kind: "self-test",
    ...report,
    ended: ended ?? report.started,
    passed: pass === true,
    checks: checks.map(({ id, value, limit, pass }) => ({ id, value, limit, pass })),
  };
}

function faultOf(checks: readonly Check[]): Fault | undefined {
  const failed = checks.filter(({ pass, advisory }) => !pass && !advisory);
  if (failed.length === 0) return undefined;
  const because = failed.map(({ id, detail }) => `${id}: ${detail}`).join("; ");
  return new Fault("SELF_TEST_FAILED", `${because}. The technician's page says what to do about each.`);
}
