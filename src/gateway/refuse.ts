import type { Log } from "../log.ts";
import type { GatewayMetrics, RefusalReason } from "./metrics.ts";

/** Counts a message that is not passed on. */
export type Refuse = (reason: RefusalReason, topic: string, because: string) => void;

const QUIET_MS = 10_000;

/** The log names the cabinet; of each reason once in a while, so that nobody can fill it. */
export function openRefuse({ metrics, log, now }: { metrics: GatewayMetrics; log: Log; now: () => number }): Refuse {
  const loggedMs = new Map<RefusalReason, number>();
  return (reason, topic, because) => {
    metrics.refused(reason);
    const nowMs = now();
    if (nowMs - (loggedMs.get(reason) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
    loggedMs.set(reason, nowMs);
    log.warn({ reason, topic: topic.slice(0, 250), because }, "a message is refused");
  };
}
