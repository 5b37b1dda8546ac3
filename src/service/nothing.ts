import type { Fault } from "../errors.ts";
import type { Desk } from "../server/desk.ts";
import type { Maintenance } from "../server/maintenance.ts";
import type { SelfTests } from "../server/self-tests.ts";

/** What there is to show of a bundle that was refused, and of the parts that were not opened. */
export const NO_BUNDLE = { dir: "/", hash: "none", items: [], card: { name: "none", version: "none", provisional: false } } as const;
export const NO_CAMERA = { counts: { frames: 0, dropped: 0 } } as const;
export const NO_ENGINE = { provider: null, threads: null } as const;
export const NO_SELF_TEST = { latest: () => undefined, isRunning: () => false } as const;
export const NO_MAINTENANCE = { until: () => undefined } as const;

/** Without the record nothing can be told of before, or promised for a second time. */
export const NO_RECORD = {
  keptAnswers: { find: () => undefined, keep() {} },
  history: {
    exported: () => undefined,
    entry: () => undefined,
    course: () => [],
    ofTransaction: () => undefined,
    lastStart: () => undefined,
    lastAvailability: () => undefined,
  },
} as const;

/** Answers whoever wants something of the device with the fault. */
export function refusing(fault: () => Fault): {
  readonly desk: Desk;
  readonly selfTests: SelfTests;
  readonly maintenance: Maintenance;
} {
  const refuse = (): never => {
    throw fault();
  };
  const host = { place: refuse, find: refuse, ofTransaction: refuse, wait: refuse, cancel: refuse, acknowledge: refuse };
  return {
    desk: { ...host, answer: refuse, end: refuse, badge: refuse, scan: refuse },
    selfTests: { ask: refuse, find: refuse, latest: refuse },
    maintenance: { begin: refuse, end: refuse },
  };
}
