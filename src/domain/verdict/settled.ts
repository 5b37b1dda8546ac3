import type { Sighting } from "../evidence/sighting.ts";
import type { Frame } from "../frame.ts";
import type { GateReason, Scene } from "../tray/scene.ts";
import type { Finding } from "./decide.ts";
import { type Condition, type Conditions, mayShowGreen, type Weighed } from "./green-rule.ts";
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

/** What the device must have proved about itself, whatever lies in the tray. */
export type Proof = Pick<Conditions, "bundle-verified" | "self-test-fresh" | "audit-writable">;

/** An older frame says nothing about the tray as it is now. */
const FRESH_MS = 2_000;

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
export function prove({ frame, scene, verdict, observations, agreeing, needed, seen }: Settled, proof: Proof, nowMs: number): Proven {
  const last = observations.at(-1);
  const { green, failed } = mayShowGreen({
    ...proof,
    "frame-fresh": nowMs - frame.capturedAtMs < FRESH_MS,
    "one-pack": scene.packs.length === 1,
    "quality-good": seen !== undefined,
    "frames-agree": agreeing >= needed,
    ...(last?.gate === "open" ? last.finding.weighed : NOTHING_WEIGHED),
  });
  return verdict.look === "match" && !green ? { verdict: { look: "unsure", because: "not-proven" }, failed } : { verdict, failed };
}
