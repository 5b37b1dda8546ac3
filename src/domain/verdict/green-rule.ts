/** Everything that must be true at once before a screen may turn green. */
export const CONDITIONS = [
  "bundle-verified",
  "self-test-fresh",
  "audit-writable",
  "frame-fresh",
  "one-pack",
  "quality-good",
  "frames-agree",
  "best-is-ordered",
  "probability-passes",
  "margins-pass",
  "pack-known",
  "face-tells",
  "evidence-inside",
  "print-agrees",
] as const;

export type Condition = (typeof CONDITIONS)[number];
export type Conditions = Readonly<Record<Condition, boolean>>;

/** The part of the green rule that one frame's evidence answers, and the print of the pack that it shows. */
export type Weighed = Pick<
  Conditions,
  "best-is-ordered" | "probability-passes" | "margins-pass" | "pack-known" | "face-tells" | "evidence-inside" | "print-agrees"
>;

/** Green is allowed when nothing failed; the failed conditions say why not. */
export function mayShowGreen(conditions: Conditions): { readonly green: boolean; readonly failed: readonly Condition[] } {
  const failed = CONDITIONS.filter((condition) => conditions[condition] !== true);
  return { green: failed.length === 0, failed };
}
