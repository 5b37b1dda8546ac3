import type { UnsureReason, Verdict } from "./verdict.ts";

/**
 * Every kind of verdict that is counted. A mismatch rests on the picture or on the label, which are code and print of the pack. A doubt:
 * no known pack; a known one that is not clearly the ordered one; a label that says otherwise than the picture; the tray, of which nothing
 * can be told; the device, which could not prove itself.
 */
export const VERDICT_KINDS = [
  { look: "match", because: "none" },
  { look: "mismatch", because: "picture" },
  { look: "mismatch", because: "label" },
  { look: "unsure", because: "unknown-pack" },
  { look: "unsure", because: "unclear" },
  { look: "unsure", because: "label" },
  { look: "unsure", because: "tray" },
  { look: "unsure", because: "device" },
] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];

export function kindOfVerdict(verdict: Verdict): VerdictKind {
  switch (verdict.look) {
    case "match":
      return { look: "match", because: "none" };
    case "mismatch":
      return { look: "mismatch", because: "seen" in verdict ? "picture" : "label" };
    case "unsure":
      return { look: "unsure", because: DOUBTS[verdict.because] };
  }
}

const DOUBTS = {
  empty: "tray",
  moving: "tray",
  "two-packs": "tray",
  "cut-off": "tray",
  covered: "tray",
  blurred: "tray",
  glare: "tray",
  dark: "tray",
  "unknown-pack": "unknown-pack",
  "low-probability": "unclear",
  "look-alike": "unclear",
  "no-identity": "unclear",
  "evidence-outside": "unclear",
  "frames-disagree": "unclear",
  "label-disagrees": "label",
  "print-disagrees": "label",
  "not-proven": "device",
  "camera-off": "device",
} as const satisfies Record<UnsureReason, string>;
