import type { PrintFinding } from "../evidence/print/judge-print.ts";
import type { GateReason, Quality } from "../tray/scene.ts";
import type { Finding } from "./decide.ts";
import type { LookVerdict, UnsureReason, Verdict } from "./verdict.ts";

/** What one frame contributed: a finding, or why the network was not asked. */
export type Observation = {
  /** The camera's number of the frame. */
  readonly sequence: number;
  /** See Scene. */
  readonly tray: number;
  readonly quality: Quality;
} & ({ readonly gate: "open"; readonly finding: Finding } | { readonly gate: GateReason });

/** One pack lying in the tray, frame by frame, since it came to rest there. */
export interface Presentation {
  /** When something came to rest in the tray. */
  readonly sinceMs: number;
  /** The tray that all its observations are of. */
  readonly tray: number;
  readonly observations: readonly Observation[];
}

export interface SettleRules {
  /** Agreeing frames needed for a verdict. */
  readonly agreeing: number;
  /** Size of the window they must fall in, in frames. */
  readonly window: number;
  /** After this long the answer is "check by hand", whatever the frames say. */
  readonly presentationSeconds: number;
}

/**
 * The presentation with one more frame; none while the tray is empty or something in it moves. What was seen of another tray does not
 * count, but patience does not begin anew: light that flickers may look like a tray that changes.
 */
export function follow(before: Presentation | undefined, seen: Observation, atMs: number, rules: SettleRules): Presentation | undefined {
  if (seen.gate === "empty" || seen.gate === "moving") return undefined;
  const { tray } = seen;
  if (before?.tray !== tray) return { sinceMs: before?.sinceMs ?? atMs, tray, observations: [seen] };
  return { ...before, observations: [...before.observations, seen].slice(-rules.window) };
}

/** Where the frames have brought an order: settled once there is a verdict. */
export interface Settlement<Said extends Verdict = Verdict> {
  readonly verdict: Said | undefined;
  /** The frames that it rests on, oldest first. */
  readonly observations: readonly Observation[];
  /** How many of them agree with the last one. */
  readonly agreeing: number;
  /** How many have to. */
  readonly needed: number;
  /** What was read on the pack, once it was. */
  readonly print?: PrintFinding | undefined;
}

/** The presentation after a picture that could not be read: each one takes the oldest observation away. */
export function missed(before: Presentation | undefined): Presentation | undefined {
  const observations = before?.observations.slice(1) ?? [];
  return before && observations.length > 0 ? { ...before, observations } : undefined;
}

/** A verdict needs enough agreeing frames, a whole window of doubt, or the end of patience. */
export function settle(presentation: Presentation | undefined, atMs: number, rules: SettleRules): Settlement<LookVerdict> {
  const observations = presentation?.observations ?? [];
  const agreeing = agreement(observations);
  const verdict = presentation && verdictFrom(presentation, agreeing, atMs, rules);
  return { verdict, observations, agreeing, needed: rules.agreeing };
}

function verdictFrom({ observations, sinceMs }: Presentation, agreeing: number, atMs: number, rules: SettleRules): LookVerdict | undefined {
  const last = verdictOf(observations.at(-1));
  if (last && last.look !== "unsure" && agreeing >= rules.agreeing) return last;
  const onlyDoubts = observations.every((seen) => verdictOf(seen)?.look === "unsure");
  if (onlyDoubts && observations.length === rules.window) return doubt(observations);
  return atMs - sinceMs >= rules.presentationSeconds * 1000 ? doubt(observations) : undefined;
}

/** How many of the observations say what the last one says. */
export function agreement(observations: readonly Observation[]): number {
  const last = verdictOf(observations.at(-1));
  return last ? observations.filter((seen) => sameVerdict(verdictOf(seen), last)).length : 0;
}

/** "Cannot tell", with the most frequent reason; frames that are sure of different items count as disagreeing. */
export function doubt(observations: readonly Observation[]): LookVerdict {
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

function verdictOf(seen: Observation | undefined): LookVerdict | undefined {
  return seen?.gate === "open" ? seen.finding.verdict : undefined;
}

function sameVerdict(a: LookVerdict | undefined, b: LookVerdict): boolean {
  return a?.look === b.look && (a.look !== "mismatch" || b.look !== "mismatch" || a.seen === b.seen);
}
