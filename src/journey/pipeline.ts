import type { Evidence } from "../domain/evidence/evidence.ts";
import type { Sighting } from "../domain/evidence/sighting.ts";
import type { Frame } from "../domain/frame.ts";
import type { GateReason, Scene } from "../domain/tray/scene.ts";
import type { Finding } from "../domain/verdict/decide.ts";
import type { Order } from "../domain/verdict/order.ts";
import type { Observation, Settlement } from "../domain/verdict/settle.ts";
import type { Proven, Settled } from "../domain/verdict/settled.ts";
import type { EntryNumber, Verdict } from "../domain/verdict/verdict.ts";
import type { Explanation, Outline, View } from "../protocol.ts";

/** What each step of a frame's journey does: wired in the daemon, written down as plain functions in a test. */
export interface Stages {
  /** Whether a fault makes every verdict impossible now: no model, no record, no passed self-test. */
  readonly faulty: () => boolean;
  /** The order that waits for a verdict. */
  readonly order: () => Order | undefined;
  /** Without an order, whether this frame is looked at: a verdict stands until its pack leaves, and now and then in any case. */
  readonly watches: () => boolean;
  /** What the screens show when the frame adds nothing to the open order: idle, or the verdict that still stands. */
  readonly rest: (frame: Frame, scene?: Scene) => View;
  readonly look: (frame: Frame) => Promise<Scene>;
  readonly gate: (scene: Scene) => GateReason | "open";
  readonly classify: (scene: Scene) => Promise<Sighting>;
  readonly decide: (evidence: Evidence, order: Order) => Finding;
  /** Undefined for an order that is no longer open. */
  readonly settle: (order: Order, seen: Observation, frame: Frame) => Settlement | undefined;
  readonly explain: (sighting: Sighting, scene: Scene, order: Order) => Promise<Explanation>;
  /** Tests a settled match against the whole green rule. */
  readonly prove: (settled: Settled) => Proven;
  /** Durable when it returns; throws a fault when it cannot be. */
  readonly record: (settled: Settled, proven: Proven) => EntryNumber;
  readonly conclude: (order: Order, verdict: Verdict, entry: EntryNumber, explanation: Explanation | undefined) => View;
  readonly outlines: (scene: Scene) => readonly Outline[];
}

/** What a frame shows. The network may still be working on it: later frames are seen meanwhile, and answered after this one. */
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
  if (stages.faulty() || !(order || stages.watches())) return { frame };
  const scene = await stages.look(frame);
  if (!order) return { frame, scene };
  const gate = stages.gate(scene);
  if (gate !== "open") return { frame, order, scene, gate };
  const sighting = stages.classify(scene);
  sighting.catch(() => undefined); // it fails where it is awaited, which may be later
  return { frame, order, scene, gate, sighting };
}

/** The second half, one frame after the other. Every return is something that the screen can say; a fault is shown by the display. */
export async function answer(glimpse: Glimpse, stages: Stages): Promise<View> {
  await glimpse.sighting; // even when nobody needs it now: the network has room for a limited number of crops

  const { frame, order, scene } = glimpse;
  if (stages.faulty() || !order) return stages.rest(frame, scene);

  const { seen, because } =
    glimpse.gate === "open"
      ? { seen: weigh(await glimpse.sighting, order, stages), because: undefined }
      : { seen: undefined, because: glimpse.gate };
  const observed = { sequence: frame.sequence, quality: scene.quality };
  const observation: Observation = seen ? { ...observed, gate: "open", finding: seen.finding } : { ...observed, gate: because };
  const settlement = stages.settle(order, observation, frame);
  if (!settlement) return stages.rest(frame, scene);

  const { verdict, agreeing, needed } = settlement;
  if (verdict) return conclude({ frame, order, scene, ...settlement, verdict, ...(seen && { seen }) }, stages);
  const packs = stages.outlines(scene);
  const told = { order, counted: 0, wanted: 1, needs: [] };
  return seen ? { view: "checking", ...told, agreeing, needed, packs } : { view: "waiting", ...told, because, packs };
}

function weigh(sighting: Sighting, order: Order, stages: Stages): { readonly sighting: Sighting; readonly finding: Finding } {
  return { sighting, finding: stages.decide(sighting.evidence, order) };
}

/** Nothing is shown that is not recorded: the verdict's view needs the entry number, and only `record` returns one. */
async function conclude(settled: Settled, stages: Stages): Promise<View> {
  const { frame, order, scene, seen } = settled;
  const explanation = seen && (await stages.explain(seen.sighting, scene, order));
  if (stages.order() !== order) return stages.rest(frame, scene);
  const proven = stages.prove(settled);
  return stages.conclude(order, proven.verdict, stages.record(settled, proven), explanation);
}
