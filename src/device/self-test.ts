import type { SelfTestRecord } from "../domain/verdict/record.ts";
import type { Check } from "../domain/verdict/self-test.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import { Fault, type ReportFault } from "../errors.ts";

/** A proof older than this no longer counts. */
const FRESH_MS = 24 * 3_600_000;
const REPEAT_MS = 3_600_000;

interface Parts {
  /** Run one after the other. One that cannot be run rejects with the fault that prevents it. */
  readonly checks: readonly (() => Promise<readonly Check[]>)[];
  /** What is tested: the bundle's hash and the execution provider in use. */
  readonly subject: () => Pick<SelfTestRecord, "bundle" | "provider">;
  readonly record: (record: SelfTestRecord) => EntryNumber;
  readonly report: ReportFault;
  readonly passed: () => void;
  /** Ends the daemon, and with it a test that is under way. */
  readonly signal: AbortSignal;
}

/** The device proves that it works: each time the model is loaded, and every hour. */
export function openSelfTest({ checks, subject, record, report, passed, signal }: Parts) {
  let last: { readonly passed: boolean; readonly atMs: number } | undefined;
  let running = false;
  /** What is tested has changed since the test under way began. */
  let outdated = false;

  async function prove(): Promise<void> {
    const results: Check[] = [];
    for (const check of checks) results.push(...(await check()));
    const failed = results.filter((result) => !result.passed);
    record({
      kind: "self-test",
      passed: failed.length === 0,
      ...subject(),
      checks: results.map(({ check, value, limit, passed }) => ({ check, value, limit, passed })),
    });
    last = { passed: failed.length === 0, atMs: performance.now() };
    if (last.passed) passed();
    const because = failed.map(({ check, detail }) => `${check}: ${detail}`).join("; ");
    report(
      failed.length === 0
        ? undefined
        : new Fault("SELF_TEST_FAILED", `${because}. Install the bundle again; if it fails again, call support.`),
    );
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    try {
      await prove();
    } catch (error) {
      // The engine or the record has reported its fault; the test is repeated when that is over.
      if (!(error instanceof Fault) && !signal.aborted) throw error;
      last = undefined;
    } finally {
      running = false;
    }
    if (!outdated) return;
    outdated = false;
    begin();
  }

  function begin(): void {
    last = undefined;
    report(new Fault("MODEL_STARTING", "The model is loaded and proves itself on the bundle's golden frames."));
    outdated = running;
    void run();
  }

  return {
    /** Forgets the last proof and begins a new one, once a test that is under way is over. */
    start: begin,
    repeatWhenDue(): void {
      if (!last || performance.now() - last.atMs > REPEAT_MS) void run();
    },
    isFresh: (): boolean => last?.passed === true && performance.now() - last.atMs < FRESH_MS,
  };
}
