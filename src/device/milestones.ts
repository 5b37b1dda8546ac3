import type { Log } from "../log.ts";

/** The steps of a start, in their usual order. */
export const MILESTONES = ["bundle verified", "page served", "model loaded", "self-test passed", "first picture looked at"] as const;
export type Milestone = (typeof MILESTONES)[number];

/** Logs when each step of the start was reached first, in milliseconds since the program began. */
export function openMilestones(log: Pick<Log, "info">): (milestone: Milestone) => void {
  const reached = new Set<Milestone>();
  return (milestone) => {
    if (reached.has(milestone)) return;
    reached.add(milestone);
    log.info({ milestone, atMs: Math.round(performance.now()) }, milestone);
  };
}
