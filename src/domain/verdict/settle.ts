import type { GateReason, Quality } from "../tray/scene.ts";
import type { Finding } from "./decide.ts";
import type { UnsureReason, Verdict } from "./verdict.ts";

/** What one frame contributed: a finding, or why the network was not asked. */
export type Observation = {
  /** The camera's number of the frame. */
  readonly sequence: number;
  readonly quality: Quality;
} & ({ readonly gate: "open"; readonly finding: Finding } | { readonly gate: GateReason });

/** One pack lying in the tray, frame by frame, since it came to rest there. */
export interface Presentation {
  readonly sinceMs: number;
  readonly observations: readonly Observation[];
}

export interface SettleRules {
  /** A verdict needs so many agreeing frames ... */
  readonly agreeing: number;
  /** ... among the last so many. */
  readonly window: number;
  /** After so long the answer is "check by hand", whatever the frames say. */
  readonly presentationSeconds: number;
}

/** The presentation with one more frame; none while the tray is empty or something in it moves. */
export function follow(before: Presentation | undefined, seen: Observation, atMs: number, rules: SettleRules): Presentation | undefined {
  if (seen.gate === "empty" || seen.gate === "moving") return undefined;
  return {
    sinceMs: before?.sinceMs ?? atMs,
    observations: [...(before?.observations ?? []), seen].slice(-rules.window),
  };
}

/** The presentation after a picture that could not be read: what was seen before counts the less, the more of them there are. */
export function missed(before: Presentation | undefined): Presentation | undefined {
  const observations = before?.observations.slice(1) ?? [];
  return before && observations.length > 0 ? { ...before, observations } : undefined;
}

/** How many of the window's frames say the same as the last one. */
export function agreement({ observations }: Presentation): number {
  const last = verdictOf(observations.at(-1));
  return last ? observations.filter((seen) => sameVerdict(verdictOf(seen), last)).length : 0;
}

/** The presentation's verdict: enough agreeing frames, a whole window of doubt, or the end of patience. */
export function settle(presentation: Presentation, atMs: number, rules: SettleRules): Verdict | undefined {
  const { observations, sinceMs } = presentation;
  const last = verdictOf(observations.at(-1));
  if (last && last.look !== "unsure" && agreement(presentation) >= rules.agreeing) return last;
  const onlyDoubts = observations.every((seen) => verdictOf(seen)?.look === "unsure");
  if (onlyDoubts && observations.length === rules.window) return doubt(observations);
  return atMs - sinceMs >= rules.presentationSeconds * 1000 ? doubt(observations) : undefined;
}

/** "Cannot tell", with the most frequent reason; frames that were sure of different things disagree. */
export function doubt(observations: readonly Observation[]): Verdict {
  const counts = new Map<UnsureReason, number>();
  for (const reason of observations.map(reasonOf)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [because] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
  return { look: "unsure", because };
}

function reasonOf(seen: Observation): UnsureReason {
  if (seen.gate !== "open") return seen.gate;
  const { verdict } = seen.finding;
  return verdict.look === "unsure" ? verdict.because : "frames-disagree";
}

function verdictOf(seen: Observation | undefined): Verdict | undefined {
  return seen?.gate === "open" ? seen.finding.verdict : undefined;
}

function sameVerdict(a: Verdict | undefined, b: Verdict): boolean {
  return a?.look === b.look && (a.look !== "mismatch" || b.look !== "mismatch" || a.seen === b.seen);
}
