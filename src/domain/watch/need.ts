import type { MeasureId } from "./measures.ts";

/** Why a cabinet needs somebody; the most urgent first. */
export type Need =
  /** The broker has lost it. */
  | { readonly need: "offline" }
  /** A fault that keeps it from answering, by its code. */
  | { readonly need: "fault"; readonly code: string }
  /** It cannot say "match", and names no fault. */
  | { readonly need: "unproven" }
  /** It is connected and sends no figures. */
  | { readonly need: "silent" }
  /** A technician has switched it off. */
  | { readonly need: "maintenance" }
  /** A check of the last self-test failed that does not switch it off. */
  | { readonly need: "check"; readonly check: string }
  | { readonly need: "slow" }
  /** What it measures is not what it used to be. */
  | { readonly need: "drift"; readonly measure: MeasureId };

/** "off": it cannot say "match". "warns": it can, and somebody should look. "well": nobody is needed. */
export const LEVELS = ["off", "warns", "well"] as const;
export type Level = (typeof LEVELS)[number];

/** How urgently somebody is needed; maintenance is an "off" that somebody sees to already. */
export function levelOf(needs: readonly Need[]): Level {
  if (needs.some(({ need }) => OFF.has(need))) return "off";
  return needs.length > 0 ? "warns" : "well";
}

const OFF: ReadonlySet<Need["need"]> = new Set(["offline", "fault", "unproven", "maintenance"]);
