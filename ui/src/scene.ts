import type { View } from "../../src/protocol.ts";
import { doubtGreen, type GreenDoubt } from "./green.ts";
import type { Heard } from "./heard.ts";

/** The daemon beats once a second. The page is grey within three seconds of its last word, the tick and the drawing included. */
export const SILENCE_MS = 2_700;

/** Why the page itself, not the daemon, says "camera check off". */
export type OffReason = "silent" | GreenDoubt;

/** What the page shows: the daemon's view, or its own when it cannot stand by that. */
export type Scene = View | { readonly view: "connecting" } | { readonly view: "off"; readonly because: OffReason };

/** The same object as long as the same is to be shown, so that nothing is drawn twice. */
export function scene(heard: Heard, nowMs: number): Scene {
  if (nowMs - heard.atMs >= SILENCE_MS) return OFF.silent;
  if (heard.hello === undefined || heard.shown === undefined) return CONNECTING;
  const { view } = heard.shown;
  if (view.view !== "verdict" || view.verdict.look !== "match") return view;
  const doubt = doubtGreen(view, heard, nowMs);
  return doubt === undefined ? view : OFF[doubt];
}

const CONNECTING: Scene = { view: "connecting" };
const OFF: Record<OffReason, Scene> = {
  silent: { view: "off", because: "silent" },
  "link-lost": { view: "off", because: "link-lost" },
  overtaken: { view: "off", because: "overtaken" },
  expired: { view: "off", because: "expired" },
  "other-bundle": { view: "off", because: "other-bundle" },
};
