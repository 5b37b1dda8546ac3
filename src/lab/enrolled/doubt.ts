import type { Doubt } from "../../enrolment/own-photographs.ts";

const REASONS: Readonly<Record<string, string>> = {
  "evidence-outside": "the network looks at what lies beside the pack",
  "unknown-pack": "it is not known well enough",
  "low-probability": "another item is almost as probable",
  "look-alike": "it does not stand out from its look-alikes",
  "no-identity": "this side looks like another item's",
};

/** Why a pack is not confirmed, for a technician. */
export function inWords(doubt: Doubt): string {
  return doubt.look === "mismatch" ? `it is taken for ${doubt.seen}` : (REASONS[doubt.because] ?? doubt.because);
}
