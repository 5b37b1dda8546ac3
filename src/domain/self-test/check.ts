import type { CheckId } from "./check-ids.ts";

/** One thing that the device tried to prove. */
export interface Check {
  readonly id: CheckId;
  readonly value: number;
  readonly limit: number;
  /** On which side of its limit the value may lie. */
  readonly bound: "at-most" | "at-least";
  readonly pass: boolean;
  /** A check that warns: the device may say "match" although it fails. */
  readonly advisory?: true;
  /** What failed, for a technician; empty when it passed. */
  readonly detail: string;
}

/** NaN fails. */
export function atMost(id: CheckId, value: number, limit: number, detail = ""): Check {
  return judged(id, value, limit, "at-most", value <= limit, detail);
}

/** NaN fails. */
export function atLeast(id: CheckId, value: number, limit: number, detail = ""): Check {
  return judged(id, value, limit, "at-least", value >= limit, detail);
}

/** None of the failures is allowed; each is described in a few words. */
export function none(id: CheckId, failures: readonly string[]): Check {
  return atMost(id, failures.length, 0, failures.join(", "));
}

/** What was measured on one file of the bundle. */
export interface Measured {
  readonly file: string;
  readonly value: number;
}

/** Every file's value is at most the limit; those that are not are named. */
export function eachAtMost(id: CheckId, values: readonly Measured[], limit: number): Check {
  const worst = Math.max(0, ...values.map(({ value }) => value));
  return atMost(id, worst, limit, filesOf(values.filter(({ value }) => !(value <= limit))));
}

/** Every file's value is at least the limit; those that are not are named. */
export function eachAtLeast(id: CheckId, values: readonly Measured[], limit: number): Check {
  const worst = Math.min(1, ...values.map(({ value }) => value));
  return atLeast(id, worst, limit, filesOf(values.filter(({ value }) => !(value >= limit))));
}

function filesOf(values: readonly Measured[]): string {
  return [...new Set(values.map(({ file }) => file))].join(", ");
}

function judged(id: CheckId, value: number, limit: number, bound: Check["bound"], pass: boolean, detail: string): Check {
  return { id, value, limit, bound, pass, detail: pass ? "" : detail };
}
