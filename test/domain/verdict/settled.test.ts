import { describe, expect, test } from "vitest";
import { corners } from "../../../src/domain/geometry.ts";
import type { Scene } from "../../../src/domain/tray/scene.ts";
import type { Order } from "../../../src/domain/verdict/order.ts";
import { prove, type Settled } from "../../../src/domain/verdict/settled.ts";
import { verificationRecord } from "../../../src/domain/verdict/verification-record.ts";
import { evidenceFor } from "../../support/evidence.ts";
import { closed, found } from "../../support/observations.ts";

const order: Order = { id: "o", transactionId: "t", kind: "remove", item: "prednisone", placedAt: "2026-01-01T00:00:00Z" };
const picture = { width: 1, height: 1, rgb: new Uint8Array(3) };
const box = corners({ centre: { x: 0, y: 0 }, length: 1, breadth: 1, angle: 0 });
const pack = { corners: box, score: 1, cut: false, covered: false };
const evidence = evidenceFor("prednisone");
const seen = found(evidence);
if (seen.gate !== "open") throw new Error("the gate was closed");
const scene: Scene = { picture, packs: [pack], quality: seen.quality, tray: 1 };
const features = { channels: 1, rows: 1, columns: 1, values: new Float32Array(1) };
const settled: Settled = {
  frame: { sequence: 3, capturedAtMs: 1_000, jpeg: new Uint8Array() },
  order,
  scene,
  gate: "open",
  verdict: { look: "match" },
  observations: [closed("glare"), seen],
  agreeing: 3,
  needed: 3,
  seen: { sighting: { box, crop: picture, features, evidence }, finding: seen.finding },
};
const proof = { bundleVerified: true, selfTest: { pass: true, ageMs: 0 }, auditWritable: true, faults: 0 };

describe("proving a settled verdict", () => {
  test("a match that meets every condition stays a match", () => {
    expect(prove(settled, proof, 1_100)).toEqual({ verdict: { look: "match" }, failed: [] });
  });

  test.each([
    ["frame-fresh", prove(settled, proof, 3_000)],
    ["one-pack", prove({ ...settled, scene: { ...scene, packs: [pack, pack] } }, proof, 1_100)],
    ["frames-agree", prove({ ...settled, agreeing: 2 }, proof, 1_100)],
    ["self-test-fresh", prove(settled, { ...proof, selfTest: undefined }, 1_100)],
  ])("a match without %s is not proven", (condition, proven) => {
    expect(proven).toEqual({ verdict: { look: "unsure", because: "not-proven", lacks: condition }, failed: [condition] });
  });

  test("a doubt stays the doubt it was", () => {
    const { seen: _, ...unseen } = settled;
    const doubtful: Settled = { ...unseen, verdict: { look: "unsure", because: "glare" } };
    expect(prove(doubtful, proof, 1_100).verdict).toEqual({ look: "unsure", because: "glare" });
  });
});

test("the record holds the frames that the verdict rests on, each with its three best items", () => {
  const circumstances = { bundle: "hash", provider: "cpu", latencyMs: { infer: 30 } };
  const record = verificationRecord(settled, { verdict: { look: "match" }, failed: [] }, circumstances);
  expect(record).toMatchObject({ kind: "verification", order, verdict: { look: "match" }, failed: [], ...circumstances });
  expect(record.frames.map(({ gate, evidence: known }) => [gate, known?.ranked.length])).toEqual([
    ["glare", undefined],
    ["open", Math.min(3, evidence.ranked.length)],
  ]);
});
