import { SILENCE_MS, type View } from "../../src/protocol.ts";
import { doubtGreen, type GreenDoubt } from "./green.ts";
import type { Heard } from "./heard.ts";
import type { Order } from "./told.ts";

/** Why the page says "camera check off" of its own accord. */
export type OffReason = "silent" | GreenDoubt;

/** What the page shows: the daemon's view, or its own when it cannot vouch for that. */
export type Scene = View | { readonly view: "connecting" } | { readonly view: "off"; readonly because: OffReason };

/** Returns the same object while nothing changes, so nothing is redrawn. */
export function scene(heard: Heard, nowMs: number): Scene {
  if (nowMs - heard.atMs >= SILENCE_MS) return OFF.silent;
  if (heard.hello === undefined || heard.shown === undefined) return CONNECTING;
  const { view } = heard.shown;
  if (view.view !== "verdict" || view.verdict.look !== "match") return view;
  const doubt = doubtGreen(view, heard, nowMs);
  return doubt === undefined ? view : OFF[doubt];
}

/** What was last known to be ordered: it stays in sight whatever happens to the camera check. */
export function lastOrder({ shown }: Heard): Order | undefined {
  return shown !== undefined && "order" in shown.view ? shown.view.order : undefined;
}

const CONNECTING: Scene = { view: "connecting" };
const OFF: Record<OffReason, Scene> = {
  silent: { view: "off", because: "silent" },
  "link-lost": { view: "off", because: "link-lost" },
  overtaken: { view: "off", because: "overtaken" },
  expired: { view: "off", because: "expired" },
  "other-bundle": { view: "off", because: "other-bundle" },
};
