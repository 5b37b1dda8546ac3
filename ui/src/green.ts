import type { Heard } from "./heard.ts";
import type { VerdictView } from "./told.ts";

export type GreenDoubt = "link-lost" | "overtaken" | "expired" | "other-bundle";

/**
 * The page's own check of a match, independent of the daemon's: green only while none of these doubts
 * arises. What cannot be compared (an unreadable date, a missing hello) is a doubt.
 */
export function doubtGreen(view: VerdictView, heard: Heard, nowMs: number): GreenDoubt | undefined {
  if (!heard.connected) return "link-lost";
  if (heard.shown === undefined || heard.shown.sequence !== heard.newestSequence) return "overtaken";
  if (heard.shown.bundle !== heard.hello?.bundle) return "other-bundle";
  const daemonNowMs = nowMs + heard.daemonLeadMs;
  if (!(daemonNowMs <= Date.parse(view.validUntil))) return "expired";
  return undefined;
}
