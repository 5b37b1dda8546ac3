import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { softmax } from "../../../src/domain/evidence/calibrate.ts";
import { WHOLE } from "../../../src/domain/evidence/evidence-share.ts";
import { directionOf } from "../../../src/domain/evidence/head.ts";
import { judge, speakingRow } from "../../../src/domain/evidence/judge.ts";
import { place } from "../../../src/domain/evidence/space.ts";
import { dot } from "../../../src/domain/evidence/vector.ts";
import { normals } from "../../support/normals.ts";
import { plainHead } from "../../support/plain-head.ts";
import { featuresAndHead } from "../../support/random-head.ts";

/** Two items; "a" has a row for each face. One channel per row, so that the features decide which row is largest. */
const faces = [
  { item: "a", face: "print" },
  { item: "a", face: "pill" },
  { item: "b", face: "print" },
];
const head = plainHead(faces, [1, 0, 0, 0, 1, 0, 0, 0, 1], { temperature: 0.1 });
const seen = (...perChannel: number[]) => ({
  channels: 3,
  rows: 1,
  columns: 2,
  values: Float32Array.from(perChannel.flatMap((v) => [2 * v, 0])),
});

describe("judging one picture", () => {
  test("an item's best row speaks for it and names the face", () => {
    const evidence = judge(seen(1, 4, 0), head, WHOLE);
    expect(evidence.ranked[0]?.item).toBe("a");
    expect(evidence.face).toBe("pill");
    expect(speakingRow(seen(1, 4, 0), head, "a")).toBe(1);
    expect(speakingRow(seen(4, 1, 0), head, "a")).toBe(0);
  });

  test("probabilities are the softmax of cosine over temperature", () => {
    const [a, b] = judge(seen(3, 0, 4), head, WHOLE).ranked.toSorted((x, y) => x.item.localeCompare(y.item));
    const odds = Math.exp((0.6 - 0.8) / 0.1);
    expect(a?.probability).toBeCloseTo(odds / (1 + odds), 6);
    expect(b?.probability).toBeCloseTo(1 / (1 + odds), 6);
  });

  test("known-ness and evidence are those of the best item", () => {
    const evidence = judge(seen(0, 0, 5), head, { x: 0, y: 0, width: 0.25, height: 1 });
    expect(evidence.knownness).toBeCloseTo(1 / (1 + Math.exp(6 - 10 - 2)), 9);
    expect(evidence.evidenceShare).toBeCloseTo(0.5, 9);
  });

  test("probabilities add up to 1 and fall", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const probabilities = judge(features, head, WHOLE).ranked.map(({ probability }) => probability);
        expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
        expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
      }),
    );
  });

  test("a stronger picture of the same thing is not more certain", () => {
    fc.assert(
      fc.property(featuresAndHead, fc.constantFrom(2, 4, 32), ({ features, head }, k) => {
        const centered = { ...head, space: { ...head.space, center: new Float32Array(head.space.channels) } };
        const stronger = { ...features, values: features.values.map((value) => value * k) };
        const before = judge(features, centered, WHOLE);
        const after = judge(stronger, centered, WHOLE);
        expect(after.knownness).toBeCloseTo(before.knownness, 6);
        for (const { item, probability } of before.ranked)
          expect(after.ranked.find((candidate) => candidate.item === item)?.probability).toBeCloseTo(probability, 6);
      }),
    );
  });

  test("a network that sees nothing is equally unsure of everything", () => {
    const evidence = judge(seen(0, 0, 0), head, WHOLE);
    expect(evidence.ranked.map(({ probability }) => probability)).toEqual([0.5, 0.5]);
    expect(evidence.knownness).toBeLessThan(0.01);
    expect(evidence.evidenceShare).toBe(0);
  });

  test.each([
    ["whose first coordinates tell most", 128, (channel: number) => 1 / Math.sqrt(1 + channel)],
    ["whose last coordinates tell most", 128, (channel: number) => 1 / Math.sqrt(128 - channel)],
    ["of few coordinates", 12, () => 1],
  ])("a large formulary %s is weighed on a shortlist, which loses nothing", (_, channels, strength) => {
    const { head: large, seen } = drawnFormulary(3_000, channels, strength);
    for (const { item, embedded } of seen) {
      const { coordinates, length } = place(embedded, large.space);
      const all = large.rows
        .map(({ item }, row) => ({ item, cosine: dot(directionOf(large, row), coordinates) / length }))
        .toSorted((a, b) => b.cosine - a.cosine);
      const { ranked } = judge({ channels, rows: 1, columns: 1, values: embedded }, large, WHOLE);
      expect(all[0]?.item).toBe(item);
      expect(ranked[0]?.item).toBe(item);
      expect(ranked.length).toBeLessThan(large.rows.length);
      const total = all.reduce((sum, { cosine }) => sum + Math.exp((cosine - (all[0]?.cosine ?? 0)) / large.temperature), 0);
      expect(ranked[0]?.probability).toBeCloseTo(1 / total, 4);
    }
  });

  test("softmax does not overflow", () => {
    expect(softmax([1000, 0], 0.001)).toEqual([1, 0]);
  });
});

/** Rows drawn at random, some coordinates more telling than others, and noisy views of some of them. */
function drawnFormulary(items: number, channels: number, strength: (channel: number) => number) {
  const draw = normals(1);
  const drawn = Array.from({ length: items }, () =>
    unit(Float32Array.from({ length: channels }, (_, channel) => draw() * strength(channel))),
  );
  const rows = drawn.map((_, row) => ({ item: `item-${row}`, face: "print" }));
  const weights = Float32Array.from(drawn.flatMap((row) => [...row]));
  const seen = Array.from({ length: 30 }, (_, index) => ({
    item: `item-${index * 97}`,
    embedded: unit(drawn[index * 97] as Float32Array).map((value, channel) => value + (0.3 * draw() * strength(channel)) / 3),
  }));
  return { head: plainHead(rows, weights, { temperature: 0.04 }), seen };
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}
