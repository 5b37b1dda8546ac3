import type { Config } from "../config.ts";
import { gate } from "../domain/tray/gate.ts";
import type { Weighed } from "../domain/verdict/decide.ts";
import { type Conditions, mayShowGreen } from "../domain/verdict/green-rule.ts";
import type { VerificationRecord } from "../domain/verdict/record.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import type { Fault } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import type { Desk } from "../orders/desk.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { Proven, Settled, Stages } from "./pipeline.ts";
import { outlines, type Sight } from "./sight.ts";

/** A frame older than this says nothing about the tray as it is now. */
const FRESH_MS = 2_000;

const NOTHING_WEIGHED: Weighed = {
  "best-is-ordered": false,
  "probability-passes": false,
  "margins-pass": false,
  "pack-known": false,
  "evidence-inside": false,
};

/** What the device must have proved about itself, whatever lies in the tray. */
export type Proof = Pick<Conditions, "bundle-verified" | "self-test-fresh" | "audit-writable">;

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
  return {
    // Whether pictures can be read again is known only by reading one.
    trouble: () => faults().find(({ code }) => code !== "CAMERA_GARBAGE"),

    order: desk.order,

    watches: () => desk.standing() !== undefined,

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
      return sight.classify(scene, pack);
    },

    decide: (evidence, order) => bundle.formulary.decide(evidence, order.item),
    settle: (order, seen, frame) => desk.settle(order, seen, frame.capturedAtMs),
    progress: desk.progress,
    explain: (sighting, scene, order) => metrics.time("explain", () => sight.explain(sighting, scene, order.item)),
    prove: (settled) => prove(settled, desk, proof()),

    record({ order }, { verdict, failed }) {
      const startedMs = performance.now();
      const entry = record({
        kind: "verification",
        order,
        verdict,
        failed,
        frames: desk.observations().map(({ sequence, quality, ...seen }) => ({
          sequence,
          quality,
          gate: seen.gate,
          ...(seen.gate === "open" && { evidence: { ...seen.finding.evidence, ranked: seen.finding.evidence.ranked.slice(0, 3) } }),
        })),
        bundle: bundle.hash,
        provider: provider(),
        latencyMs: metrics.latest(),
      });
      metrics.took("record", performance.now() - startedMs);
      metrics.verdict(verdict.look);
      return entry;
    },

    conclude: (order, verdict, entry, explanation) => desk.conclude({ order, verdict, entry, ...(explanation && { explanation }) }),
    outlines,
  };
}

function prove({ frame, scene, verdict, seen }: Settled, desk: Desk, proof: Proof): Proven {
  const { agreeing, needed } = desk.progress();
  const { green, failed } = mayShowGreen({
    ...proof,
    "frame-fresh": performance.now() - frame.capturedAtMs < FRESH_MS,
    "one-pack": scene.packs.length === 1,
    "quality-good": seen !== undefined,
    "frames-agree": agreeing >= needed,
    ...(seen?.finding.weighed ?? NOTHING_WEIGHED),
  });
  return verdict.look === "match" && !green ? { verdict: { look: "unsure", because: "not-proven" }, failed } : { verdict, failed };
}
