import type { Event, Rules, Step } from "../domain/verdict/course/events.ts";
import { reduce } from "../domain/verdict/course/reduce.ts";
import { retell } from "../domain/verdict/course/retell.ts";
import { type Course, IDLE, type State } from "../domain/verdict/course/state.ts";
import type { AuditRecord, CourseEntry } from "../domain/verdict/record.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import { type VerificationState, verificationOf } from "../domain/verdict/verification.ts";
import { Fault } from "../errors.ts";

export interface ExecutorParts {
  readonly rules: Rules;
  /** All of them or none, durable when it returns; throws a fault. */
  readonly record: (...records: readonly [AuditRecord, ...AuditRecord[]]) => EntryNumber;
  readonly recall: Memory;
}

/** What the record remembers of orders. */
interface Memory {
  course(id: string): readonly CourseEntry[];
  ofTransaction(transactionId: string): string | undefined;
  lastOrder(): string | undefined;
}

/**
 * Tells the reducer what happens, writes down what comes of it, and only then lets it count. What is over is remembered by the record
 * alone. `woken` is called after every change.
 */
export function openExecutor({ rules, record, recall }: ExecutorParts, woken: () => void) {
  let state: State = IDLE;

  function settleInto(step: Step): Step {
    state = step.state;
    woken();
    return step;
  }

  function write([first, ...more]: readonly AuditRecord[]): void {
    if (first) record(first, ...more);
  }

  function retold(id: string): Course | undefined {
    return retell(recall.course(id), moment());
  }

  return {
    state: (): State => state,

    /** Throws a fault, and leaves everything as it was, when it cannot be recorded. */
    happen(event: Event): Step {
      write(reduce(state, event, rules).records);
      // Once more, because a record that is written or refused may end or begin a fault.
      return settleInto(reduce(state, event, rules));
    },

    /** For what has happened whether it can be recorded or not. */
    befall(event: Event): void {
      const { records } = settleInto(reduce(state, event, rules));
      attempt(() => write(records));
    },

    /** The course of the last order as the record tells it, closed or not. */
    last(): Course | undefined {
      const id = recall.lastOrder();
      return id === undefined ? undefined : retold(id);
    },

    find(id: string): VerificationState | undefined {
      const course = state.course?.order.id === id ? state.course : retold(id);
      return course && verificationOf(course, rules.policy, state.faults);
    },
  };
}

export function moment() {
  return { atMs: performance.now(), at: new Date().toISOString() };
}

/** A fault has been reported where it arose. */
export function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}
