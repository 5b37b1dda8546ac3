import { SILENCE_MS, type View } from "../../src/protocol.ts";
import { doubtGreen, type GreenDoubt } from "./green.ts";
import type { Heard } from "./heard.ts";
import type { CheckingView, Order, VerdictView } from "./told.ts";

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
  if (doubt === undefined) return view;
  return doubt === "expired" && isJustOver(view, heard, nowMs) ? lookingAgain(view) : OFF[doubt];
}

/** So long the daemon's word that a match is over may be on its way, in milliseconds; meanwhile the page is grey and claims nothing. */
const ON_ITS_WAY_MS = 1_000;

function isJustOver({ validUntil }: VerdictView, { daemonLeadMs }: Heard, nowMs: number): boolean {
  return nowMs + daemonLeadMs - Date.parse(validUntil) < ON_ITS_WAY_MS;
}

const again = new WeakMap<VerdictView, CheckingView>();

function lookingAgain(view: VerdictView): CheckingView {
  const { order, counted, wanted, needs } = view;
  const ofOrder = { order, counted, needs, ...(wanted !== undefined && { wanted }) };
  const looking = again.get(view) ?? ({ view: "checking", ...ofOrder, agreeing: 0, needed: 0, packs: [] } as const);
  again.set(view, looking);
  return looking;
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
