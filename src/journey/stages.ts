import type { Config } from "../config.ts";
import { gate } from "../domain/tray/gate.ts";
import type { VerificationRecord } from "../domain/verdict/record.ts";
import { type Proof, prove } from "../domain/verdict/settled.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import { verificationRecord } from "../domain/verdict/verification-record.ts";
import type { Fault } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import type { Desk } from "../orders/desk.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { Stages } from "./pipeline.ts";
import { outlines, type Sight } from "./sight.ts";

/** How often the tray is watched when nothing is ordered: a camera that sends garbage is noticed before the next order. */
const GLANCE_MS = 500;

export interface StageParts {
  readonly config: Config;
  readonly bundle: Bundle;
  readonly desk: Desk;
  readonly sight: Sight;
  readonly metrics: Metrics;
  readonly proof: () => Proof;
  readonly faults: () => readonly Fault[];
  readonly provider: () => string;
  readonly record: (record: VerificationRecord) => EntryNumber;
}

/** The pipeline's stages, made of what the rooms offer. */
export function stagesOf({ config, bundle, desk, sight, metrics, proof, faults, provider, record }: StageParts): Stages {
  let glancedAtMs = Number.NEGATIVE_INFINITY;

  return {
    // Only reading a picture tells whether pictures can be read again.
    faulty: () => faults().some(({ code }) => code !== "CAMERA_GARBAGE"),

    order: desk.order,

    watches() {
      const nowMs = performance.now();
      const mayRest = desk.standing() === undefined && nowMs - glancedAtMs < GLANCE_MS;
      if (!mayRest) glancedAtMs = nowMs;
      return !mayRest;
    },

    rest(frame, scene) {
      if (scene) desk.clear(scene.packs.length === 0, frame.capturedAtMs);
      return desk.view();
    },

    look: (frame) => sight.look(frame.jpeg),

    gate(scene) {
      const state = gate(scene, config.gate);
      if (state !== "open") metrics.gateClosed(state);
      return state;
    },

    classify(scene) {
      const [pack] = scene.packs;
      if (!pack) throw new RangeError("the gate opened on an empty tray");
      return sight.classify(scene, pack.corners);
    },

    decide: (evidence, order) => bundle.formulary.decide(evidence, order.item),
    settle: (order, seen, frame) => desk.settle(order, seen, frame.capturedAtMs),
    explain: (sighting, scene, order) => metrics.time("explain", () => sight.explain(sighting, scene, order.item)),
    prove: (settled) => prove(settled, proof(), performance.now()),

    record(settled, proven) {
      const startedMs = performance.now();
      const circumstances = { bundle: bundle.hash, provider: provider(), latencyMs: metrics.latest() };
      const entry = record(verificationRecord(settled, proven, circumstances));
      metrics.took("record", performance.now() - startedMs);
      metrics.verdict(proven.verdict.look);
      return entry;
    },

    conclude: (order, verdict, entry, explanation) =>
      desk.conclude({ order, counted: 0, wanted: 1, needs: [], verdict, entry, ...(explanation && { explanation }) }),
    outlines,
  };
}
