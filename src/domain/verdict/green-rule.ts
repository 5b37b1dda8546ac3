/** The part of the green rule that one frame's evidence answers, and the print of the pack that it shows; see decide.ts. */
const WEIGHED = [
  "best-is-ordered",
  "probability-passes",
  "margins-pass",
  "pack-known",
  "face-tells",
  "evidence-inside",
  "print-agrees",
] as const;

/** Everything that must be true at once before a screen may turn green. */
export const CONDITIONS = [
  "bundle-verified",
  "self-test-fresh",
  "audit-writable",
  "device-in-order",
  "frame-fresh",
  "one-pack",
  "quality-good",
  "frames-agree",
  ...WEIGHED,
] as const;

export type Condition = (typeof CONDITIONS)[number];
export type Weighed = Readonly<Record<(typeof WEIGHED)[number], boolean>>;

/** What the device knows of itself, whatever lies in the tray. */
export interface DeviceProof {
  readonly bundleVerified: boolean;
  /** The last self-test; undefined without one of the model that is loaded. */
  readonly selfTest: { readonly pass: boolean; readonly ageMs: number } | undefined;
  readonly auditWritable: boolean;
  /** Present faults; maintenance is one. */
  readonly faults: number;
}

/** All that decides about green, as it was measured. */
export interface GreenState extends DeviceProof {
  readonly frameAgeMs: number;
  readonly packs: number;
  /** Whether the gate was open: the pack whole, at rest, well lit and sharp. */
  readonly qualityGood: boolean;
  /** Frames that agree, and how many have to. */
  readonly agreeing: number;
  readonly needed: number;
  readonly weighed: Weighed;
}

/** A proof older than this no longer counts. */
const PROOF_MS = 24 * 3_600_000;

/** Whether the last self-test passed and still counts. */
export function provenBy(selfTest: DeviceProof["selfTest"]): boolean {
  return selfTest?.pass === true && selfTest.ageMs < PROOF_MS;
}

/** An older frame says nothing about the tray as it is now. */
const FRAME_MS = 2_000;

/** The interlock: green is allowed when no condition fails; the failed ones say why not. What was not measured (NaN) fails. */
export function mayShowGreen(state: GreenState): { readonly ok: boolean; readonly reasons: readonly Condition[] } {
  const { bundleVerified, selfTest, auditWritable, faults, frameAgeMs, packs, qualityGood, agreeing, needed, weighed } = state;
  const holds: Readonly<Record<Condition, boolean>> = {
    ...weighed,
    "bundle-verified": bundleVerified,
    "self-test-fresh": provenBy(selfTest),
    "audit-writable": auditWritable,
    "device-in-order": faults === 0,
    "frame-fresh": frameAgeMs < FRAME_MS,
    "one-pack": packs === 1,
    "quality-good": qualityGood,
    "frames-agree": agreeing >= needed,
  };
  const reasons = CONDITIONS.filter((condition) => holds[condition] !== true);
  return { ok: reasons.length === 0, reasons };
}
