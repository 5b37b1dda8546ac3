import type { Config } from "../config.ts";
import type { Reveal } from "../domain/item.ts";
import { gate } from "../domain/tray/gate.ts";
import type { DeviceProof } from "../domain/verdict/green-rule.ts";
import type { Order } from "../domain/verdict/order.ts";
import type { VerificationRecord } from "../domain/verdict/record.ts";
import { prove } from "../domain/verdict/settled.ts";
import type { EntryNumber, Verdict } from "../domain/verdict/verdict.ts";
import { verificationRecord } from "../domain/verdict/verification-record.ts";
import type { Fault, FaultCode } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import type { Desk } from "../orders/desk.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { openPackReader } from "./pack-reader.ts";
import type { Stages } from "./pipeline.ts";
import { outlines, type Sight } from "./sight.ts";

/** How often the tray is looked at when nothing is ordered: a camera that sends garbage is noticed before the next order. */
const GLANCE_MS = 500;

/** Faults that pictures show, and that good pictures end. The desk gives no verdict meanwhile. */
const SEEN_IN_PICTURES: readonly FaultCode[] = [
  "CAMERA_GARBAGE",
  "CAMERA_FROZEN",
  "CAMERA_LATE",
  "CAMERA_BLACK",
  "CAMERA_SATURATED",
  "CAMERA_UNFOCUSED",
  "CAMERA_MOVED",
  "CAMERA_RESOLUTION",
  "CAMERA_COVERED",
];

export interface StageParts {
  readonly config: Config;
  readonly bundle: Bundle;
  readonly desk: Desk;
  readonly sight: Sight;
  /** Absent where nothing is read. */
  readonly reader?: Pick<ReturnType<typeof openPackReader>, "show"> | undefined;
  readonly metrics: Metrics;
  readonly proof: () => DeviceProof;
  readonly faults: () => readonly Fault[];
  readonly provider: () => string;
  readonly record: (record: VerificationRecord) => EntryNumber;
  /** Keeps the picture of a pack, where it is to be kept, and returns its hash. */
  readonly keepPicture?: (jpeg: Uint8Array, look: Verdict["look"]) => string | undefined;
  /** Whether somebody wants every frame looked at although nothing is ordered. */
  readonly watching?: () => boolean;
}

/** The pipeline's stages, made of what the rooms offer. */
export function stagesOf({
  config,
  bundle,
  desk,
  sight,
  reader,
  metrics,
  proof,
  faults,
  provider,
  record,
  keepPicture,
  watching = () => false,
}: StageParts): Stages {
  let glancedAtMs = Number.NEGATIVE_INFINITY;

  return {
    // Only looking at a picture tells whether pictures are good again.
    faulty: () => faults().some(({ code }) => !SEEN_IN_PICTURES.includes(code)),

    order: desk.order,

    watches() {
      const nowMs = performance.now();
      if (!watching() && nowMs - glancedAtMs < GLANCE_MS) return false;
      glancedAtMs = nowMs;
      return true;
    },

    look: (frame) => sight.look(frame.jpeg),

    gate: (scene) => gate(scene, config.gate),

    asks: ({ tray }, gate) => desk.asks({ tray, gate }),

    classify(scene) {
      const [pack] = scene.packs;
      if (!pack) throw new RangeError("the gate opened on an empty tray");
      return sight.classify(scene, pack.corners);
    },

    read: (frame, scene, order) => reader?.show(frame, scene, order),
    decide: (evidence, order) => bundle.formulary.decide(evidence, order.item),
    settle: (order, look, frame, scene) => desk.settle(order, look, frame.capturedAtMs, outlines(scene)),
    explain: (sighting, scene, order, verdict) => metrics.time("explain", () => sight.explain(sighting, scene, order.item, verdict)),
    awaits: desk.awaits,
    prove: (settled) => prove(settled, proof(), performance.now()),

    record(settled, proven, explanation) {
      const startedMs = performance.now();
      const concealed = revealOf(settled.order) === "after_confirm";
      const picture = explanation && keepPicture?.(explanation.crop, proven.verdict.look);
      const circumstances = {
        ...(concealed && { concealed }),
        ...(picture && { picture }),
        bundle: bundle.hash,
        provider: provider(),
        latencyMs: metrics.latest(),
      };
      const entry = record(verificationRecord(settled, proven, circumstances));
      metrics.took("record", performance.now() - startedMs);
      return entry;
    },

    conclude({ order, scene, gate }, verdict, entry, explanation) {
      desk.conclude({ order: order.id, verdict, entry, reveal: revealOf(order), tray: scene.tray, gate }, explanation);
    },

    view: desk.view,
  };

  function revealOf({ item }: Order): Reveal {
    return bundle.formulary.items.get(item)?.reveal ?? "immediate";
  }
}
