import type { Evidence } from "../domain/evidence/evidence.ts";
import type { Sighting } from "../domain/evidence/sighting.ts";
import type { Frame } from "../domain/frame.ts";
import type { GateReason, Scene } from "../domain/tray/scene.ts";
import type { Finding } from "../domain/verdict/decide.ts";
import type { Condition } from "../domain/verdict/green-rule.ts";
import type { Order } from "../domain/verdict/order.ts";
import type { Observation } from "../domain/verdict/settle.ts";
import type { EntryNumber, Verdict } from "../domain/verdict/verdict.ts";
import type { Fault } from "../errors.ts";
import type { Explanation, Outline, View } from "../protocol.ts";

/** What each step of a frame's journey does: wired in the daemon, written down as plain functions in a test. */
export interface Stages {
  /** What makes every verdict impossible now: no model, no record, no passed self-test. */
  readonly trouble: () => Fault | undefined;
  /** The order that waits for a verdict. */
  readonly order: () => Order | undefined;
  /** Without an order, whether the tray is still watched: a verdict stands until its pack leaves. */
  readonly watches: () => boolean;
  /** What the screens show when the frame says nothing about the open order: idle, or the verdict that still stands. */
  readonly rest: (frame: Frame, scene?: Scene) => View;
  readonly look: (frame: Frame) => Promise<Scene>;
  readonly gate: (scene: Scene) => GateReason | "open";
  readonly classify: (scene: Scene) => Promise<Sighting>;
  readonly decide: (evidence: Evidence, order: Order) => Finding;
  /** The verdict, once enough frames agree or patience ends; none for an order that is no longer open. */
  readonly settle: (order: Order, seen: Observation, frame: Frame) => Verdict | undefined;
  readonly progress: () => { readonly agreeing: number; readonly needed: number };
  readonly explain: (sighting: Sighting, scene: Scene, order: Order) => Promise<Explanation>;
  /** Holds a settled match against the whole green rule. */
  readonly prove: (settled: Settled) => Proven;
  /** Durable when it returns; throws a fault when it cannot be. */
  readonly record: (settled: Settled, proven: Proven) => EntryNumber;
  readonly conclude: (order: Order, verdict: Verdict, entry: EntryNumber, explanation: Explanation | undefined) => View;
  readonly outlines: (scene: Scene) => readonly Outline[];
}

/** A verdict and what led to it. */
export interface Settled {
  readonly frame: Frame;
  readonly order: Order;
  readonly scene: Scene;
  readonly verdict: Verdict;
  /** Absent when the gate was closed to the last. */
  readonly seen?: { readonly sighting: Sighting; readonly finding: Finding };
}

/** The verdict as it may be shown: "not proven" instead of a match for which some condition of the green rule failed. */
export interface Proven {
  readonly verdict: Verdict;
  readonly failed: readonly Condition[];
}

/** What a frame shows. The network may still be looking: the next frames are seen meanwhile, and answered after this one. */
export type Glimpse =
  | { readonly frame: Frame; readonly order?: undefined; readonly scene?: Scene; readonly sighting?: undefined }
  | { readonly frame: Frame; readonly order: Order; readonly scene: Scene; readonly gate: GateReason; readonly sighting?: undefined }
  | { readonly frame: Frame; readonly order: Order; readonly scene: Scene; readonly gate: "open"; readonly sighting: Promise<Sighting> };

/** Both halves of the journey through these stages. */
export function journeyThrough(stages: Stages) {
  return {
    see: (frame: Frame): Promise<Glimpse> => see(frame, stages),
    answer: (glimpse: Glimpse): Promise<View> => answer(glimpse, stages),
  };
}

/** The first half of a frame's journey, up to the network's door. */
export async function see(frame: Frame, stages: Stages): Promise<Glimpse> {
  const order = stages.order();
  if (stages.trouble() || !(order || stages.watches())) return { frame };
  const scene = await stages.look(frame);
  if (!order) return { frame, scene };
  const gate = stages.gate(scene);
  if (gate !== "open") return { frame, order, scene, gate };
  const sighting = stages.classify(scene);
  sighting.catch(() => undefined); // it fails where it is awaited, which may be later
  return { frame, order, scene, gate, sighting };
}

/** The second half, one frame after the other. Every return is something that the screen can say. */
export async function answer(glimpse: Glimpse, stages: Stages): Promise<View> {
  await glimpse.sighting; // also when nobody asks any more: as many frames are under way as the network has room for

  const trouble = stages.trouble();
  if (trouble) return { view: "fault", code: trouble.code, detail: trouble.detail };

  const { frame, order, scene } = glimpse;
  if (!order || order !== stages.order()) return stages.rest(frame, scene);

  const look = { sequence: frame.sequence, quality: scene.quality };
  const packs = stages.outlines(scene);
  if (glimpse.gate !== "open") {
    const verdict = stages.settle(order, { ...look, gate: glimpse.gate }, frame);
    return verdict ? conclude({ frame, order, scene, verdict }, stages) : { view: "waiting", order, because: glimpse.gate, packs };
  }

  const sighting = await glimpse.sighting;
  const finding = stages.decide(sighting.evidence, order);
  const verdict = stages.settle(order, { ...look, gate: "open", finding }, frame);
  if (!verdict) return { view: "checking", order, ...stages.progress(), packs };
  return conclude({ frame, order, scene, verdict, seen: { sighting, finding } }, stages);
}

/** Nothing is shown that is not recorded: the verdict's view needs the entry number, and only `record` returns one. */
async function conclude(settled: Settled, stages: Stages): Promise<View> {
  const { frame, order, scene, seen } = settled;
  const explanation = seen && (await stages.explain(seen.sighting, scene, order));
  if (stages.order() !== order) return stages.rest(frame, scene);
  const proven = stages.prove(settled);
  return stages.conclude(order, proven.verdict, stages.record(settled, proven), explanation);
}
