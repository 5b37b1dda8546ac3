import type { Evidence } from "../domain/evidence/evidence.ts";
import type { Sighting } from "../domain/evidence/sighting.ts";
import type { Frame } from "../domain/frame.ts";
import type { GateReason, Scene } from "../domain/tray/scene.ts";
import type { Look } from "../domain/verdict/course/events.ts";
import type { Finding } from "../domain/verdict/decide.ts";
import type { Order } from "../domain/verdict/order.ts";
import type { Settlement } from "../domain/verdict/settle.ts";
import type { Proven, Settled } from "../domain/verdict/settled.ts";
import type { EntryNumber, Verdict } from "../domain/verdict/verdict.ts";
import type { Explanation, View } from "../protocol.ts";

/** What each step of a frame's journey does: wired in the daemon, written down as plain functions in a test. */
export interface Stages {
  /** Whether a fault makes every verdict impossible now: no model, no record, no passed self-test. */
  readonly faulty: () => boolean;
  /** The order on the desk. */
  readonly order: () => Order | undefined;
  /** Without an order, whether this frame is looked at: now and then one is. */
  readonly watches: () => boolean;
  readonly look: (frame: Frame) => Promise<Scene>;
  readonly gate: (scene: Scene) => GateReason | "open";
  /** Whether the network is asked about this scene: not while a verdict stands about just this tray. */
  readonly asks: (scene: Scene, gate: GateReason | "open") => boolean;
  readonly classify: (scene: Scene) => Promise<Sighting>;
  /** Has the pack's print and codes read, unless they were: beside the frames, none of which waits for it. Also under a verdict. */
  readonly read: (frame: Frame, scene: Scene, order: Order) => void;
  readonly decide: (evidence: Evidence, order: Order) => Finding;
  /** Takes the frame into account. Undefined where there is nothing to be found out about the tray, or nothing any more. */
  readonly settle: (order: Order, look: Look, frame: Frame, scene: Scene) => Settlement | undefined;
  readonly explain: (sighting: Sighting, scene: Scene, order: Order, verdict: Verdict) => Promise<Explanation>;
  /** Whether this verdict about the order may still be recorded. */
  readonly awaits: (order: Order, verdict: Verdict) => boolean;
  /** Tests a settled match against the whole green rule. */
  readonly prove: (settled: Settled) => Proven;
  /** Durable when it returns; throws a fault when it cannot be. */
  readonly record: (settled: Settled, proven: Proven, explanation: Explanation | undefined) => EntryNumber;
  readonly conclude: (settled: Settled, verdict: Verdict, entry: EntryNumber, explanation: Explanation | undefined) => void;
  /** What the screens show now. */
  readonly view: () => View;
}

/** What a frame shows. The network may still be working on it: later frames are seen meanwhile, and answered after this one. */
export type Glimpse =
  | { readonly frame: Frame; readonly order?: undefined; readonly scene?: Scene; readonly sighting?: undefined }
  | {
      readonly frame: Frame;
      readonly order: Order;
      readonly scene: Scene;
      readonly gate: GateReason | "open";
      readonly sighting?: undefined;
    }
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
  if (stages.faulty() || !(order || stages.watches())) return { frame };
  const scene = await stages.look(frame);
  if (!order) return { frame, scene };
  const gate = stages.gate(scene);
  if (gate === "open") stages.read(frame, scene, order);
  if (gate !== "open" || !stages.asks(scene, gate)) return { frame, order, scene, gate };
  const sighting = stages.classify(scene);
  sighting.catch(() => undefined); // it fails where it is awaited, which may be later
  return { frame, order, scene, gate, sighting };
}

/** The second half, one frame after the other. A verdict comes of the frame that settles it; a fault is shown by the display. */
export async function answer(glimpse: Glimpse, stages: Stages): Promise<View> {
  await glimpse.sighting; // even when nobody needs it now: the network has room for a limited number of crops

  const { frame, order, scene } = glimpse;
  if (stages.faulty() || !order) return stages.view();

  const seen = glimpse.sighting && weigh(await glimpse.sighting, order, stages);
  const settlement = stages.settle(order, lookOf(glimpse, seen?.finding), frame, scene);
  if (settlement?.verdict) {
    await conclude({ frame, order, scene, gate: glimpse.gate, ...settlement, verdict: settlement.verdict, ...(seen && { seen }) }, stages);
  }
  return stages.view();
}

function weigh(sighting: Sighting, order: Order, stages: Stages): { readonly sighting: Sighting; readonly finding: Finding } {
  return { sighting, finding: stages.decide(sighting.evidence, order) };
}

function lookOf({ frame, scene, gate }: Extract<Glimpse, { order: Order }>, finding: Finding | undefined): Look {
  const { tray, quality } = scene;
  const look = { sequence: frame.sequence, tray, quality };
  if (gate !== "open") return { ...look, gate };
  return finding ? { ...look, gate, finding } : { ...look, gate };
}

/** Nothing is shown that is not recorded: to stand, a verdict needs the entry number, and only `record` returns one. */
async function conclude(settled: Settled, stages: Stages): Promise<void> {
  const { order, scene, seen, verdict } = settled;
  const explanation = seen && (await stages.explain(seen.sighting, scene, order, verdict));
  if (!stages.awaits(order, verdict)) return;
  const proven = stages.prove(settled);
  stages.conclude(settled, proven.verdict, stages.record(settled, proven, explanation), explanation);
}
