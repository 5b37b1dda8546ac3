import type { Sighting } from "../evidence/sighting.ts";
import type { Frame } from "../frame.ts";
import type { GateReason, Scene } from "../tray/scene.ts";
import type { Finding } from "./decide.ts";
import { type Condition, type DeviceProof, mayShowGreen, type Weighed } from "./green-rule.ts";
import type { Order } from "./order.ts";
import type { Settlement } from "./settle.ts";
import type { Verdict } from "./verdict.ts";

/** A verdict, the frame that settled it, and everything that led to it. */
export interface Settled extends Settlement {
  readonly frame: Frame;
  readonly order: Order;
  readonly scene: Scene;
  readonly gate: GateReason | "open";
  readonly verdict: Verdict;
  /** Absent when the gate stayed closed to the end. */
  readonly seen?: { readonly sighting: Sighting; readonly finding: Finding };
}

/** The verdict as it may be shown: "not proven" instead of a match that fails some condition of the green rule. */
export interface Proven {
  readonly verdict: Verdict;
  readonly failed: readonly Condition[];
}

const NOTHING_WEIGHED: Weighed = {
  "best-is-ordered": false,
  "probability-passes": false,
  "margins-pass": false,
  "pack-known": false,
  "face-tells": false,
  "evidence-inside": false,
  "print-agrees": false,
};

/** Tests a settled verdict against the whole green rule. `nowMs` is on the clock of the frame's `capturedAtMs`. */
export function prove({ frame, scene, verdict, observations, agreeing, needed, seen }: Settled, proof: DeviceProof, nowMs: number): Proven {
  const last = observations.at(-1);
  const { reasons } = mayShowGreen({
    ...proof,
    frameAgeMs: nowMs - frame.capturedAtMs,
    packs: scene.packs.length,
    qualityGood: seen !== undefined,
    agreeing,
    needed,
    weighed: last?.gate === "open" ? last.finding.weighed : NOTHING_WEIGHED,
  });
  const [lacks] = reasons;
  if (verdict.look !== "match" || lacks === undefined) return { verdict, failed: reasons };
  return { verdict: { look: "unsure", because: "not-proven", lacks }, failed: reasons };
}
