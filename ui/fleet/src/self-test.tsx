import type { SelfTestResult } from "../../../src/domain/fleet/state.ts";
import { now } from "./now.ts";
import { ago, moment } from "./times.ts";
import { checkWords, triggerWords } from "./words.ts";

/** The last self-test as a person reads it: what failed first, with what to do about it; then what passed. */
export function SelfTest({ run }: { run: SelfTestResult | null }) {
  if (run === null) {
    return (
      <section class="card">
        <h2>Self-test</h2>
        <p>None is known.</p>
      </section>
    );
  }
  const failed = run.checks.filter(({ pass }) => !pass);
  const passed = run.checks.filter(({ pass }) => pass);
  return (
    <section class="card">
      <h2>Self-test</h2>
      <p>
        <strong>{run.pass ? "Passed" : "Failed"}</strong> {ago(run.ended, now.value)}, {triggerWords(run.trigger)}. {moment(run.ended)}.
      </p>
      {failed.length > 0 && (
        <ul class="failed">
          {failed.map(({ id, value, limit }) => (
            <li key={id}>
              <strong>{checkWords(id).name}</strong>: {figure(value)}, limit {figure(limit)}. {checkWords(id).todo} <code>{id}</code>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>
          {passed.length} of {run.checks.length} checks passed
        </summary>
        <ul class="passed">
          {passed.map(({ id, value, limit }) => (
            <li key={id}>
              {checkWords(id).name}: {figure(value)}, limit {figure(limit)}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function figure(value: number | null): string {
  return value === null ? "not measured" : value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) < 10 ? 5 : 0 });
}
