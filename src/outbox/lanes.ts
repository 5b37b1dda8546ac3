import { backoffMs } from "./backoff.ts";

/** Letters of one transaction, of which only the first is ever under way. */
export interface Lane {
  readonly name: string;
  /** In a row. */
  failures: number;
  /** On the machine's monotonic clock: not before. */
  dueMs: number;
  busy: boolean;
}

/** The lanes of one destination that have letters. What has failed least comes first, so that what fails holds up nobody else. */
export function openLanes(names: readonly string[]) {
  const lanes = new Map<string, Lane>();
  for (const name of names) add(name);

  function add(name: string): void {
    if (!lanes.has(name)) lanes.set(name, { name, failures: 0, dueMs: 0, busy: false });
  }

  function idle(): readonly Lane[] {
    return [...lanes.values()].filter(({ busy }) => !busy);
  }

  return {
    add,
    remove: (name: string): void => void lanes.delete(name),

    /** The lane whose turn it is. */
    next(nowMs: number): Lane | undefined {
      const due = idle().filter(({ dueMs }) => dueMs <= nowMs);
      return due.reduce<Lane | undefined>((best, lane) => (best && best.failures <= lane.failures ? best : lane), undefined);
    },

    /** When the next lane will be due; Infinity when none waits. */
    nextDueMs: (): number => idle().reduce((soonest, { dueMs }) => Math.min(soonest, dueMs), Number.POSITIVE_INFINITY),

    failed(lane: Lane, nowMs: number): void {
      lane.failures += 1;
      lane.dueMs = nowMs + backoffMs(lane.failures);
    },

    succeeded(lane: Lane): void {
      lane.failures = 0;
      lane.dueMs = 0;
    },
  };
}
