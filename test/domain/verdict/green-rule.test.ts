import { expect, test } from "vitest";
import { CONDITIONS, type Condition, type GreenState, mayShowGreen } from "../../../src/domain/verdict/green-rule.ts";

const DAY_MS = 24 * 3_600_000;

const GOOD: GreenState = {
  bundleVerified: true,
  selfTest: { pass: true, ageMs: DAY_MS - 1 },
  auditWritable: true,
  faults: 0,
  frameAgeMs: 1_999,
  packs: 1,
  qualityGood: true,
  agreeing: 3,
  needed: 3,
  weighed: {
    "best-is-ordered": true,
    "probability-passes": true,
    "margins-pass": true,
    "pack-known": true,
    "face-tells": true,
    "evidence-inside": true,
    "print-agrees": true,
  },
};

/** Every way in which an input can be bad, and the condition that then fails. */
const BAD: readonly (readonly [Condition, Partial<GreenState>])[] = [
  ["bundle-verified", { bundleVerified: false }],
  ["self-test-fresh", { selfTest: undefined }],
  ["self-test-fresh", { selfTest: { pass: false, ageMs: 0 } }],
  ["self-test-fresh", { selfTest: { pass: true, ageMs: DAY_MS } }],
  ["self-test-fresh", { selfTest: { pass: true, ageMs: Number.NaN } }],
  ["audit-writable", { auditWritable: false }],
  ["device-in-order", { faults: 1 }],
  ["device-in-order", { faults: Number.NaN }],
  ["frame-fresh", { frameAgeMs: 2_000 }],
  ["frame-fresh", { frameAgeMs: Number.NaN }],
  ["one-pack", { packs: 0 }],
  ["one-pack", { packs: 2 }],
  ["quality-good", { qualityGood: false }],
  ["frames-agree", { agreeing: 2 }],
  ["frames-agree", { needed: Number.NaN }],
];

const weighs = (condition: keyof GreenState["weighed"]) => ({ weighed: { ...GOOD.weighed, [condition]: false } });

test("green is allowed when every input is good", () => {
  expect(mayShowGreen(GOOD)).toEqual({ ok: true, reasons: [] });
});

test.each(BAD)("%s fails for %j, and nothing else", (condition, change) => {
  expect(mayShowGreen({ ...GOOD, ...change })).toEqual({ ok: false, reasons: [condition] });
});

test.each(Object.keys(GOOD.weighed) as (keyof GreenState["weighed"])[])("%s fails when the evidence does not bear it", (condition) => {
  expect(mayShowGreen({ ...GOOD, ...weighs(condition) })).toEqual({ ok: false, reasons: [condition] });
});

test("of all combinations of good and bad inputs, only the one without a bad one is green, and the reasons are exactly the bad ones", () => {
  const bad = new Map<Condition, Partial<GreenState>>(BAD);
  const combinations = 2 ** CONDITIONS.length;
  let greens = 0;
  for (let bits = 0; bits < combinations; bits++) {
    const failing = CONDITIONS.filter((_, at) => (bits >> at) & 1);
    const weighed = { ...GOOD.weighed, ...Object.fromEntries(failing.filter((one) => one in GOOD.weighed).map((one) => [one, false])) };
    const state: GreenState = Object.assign({ ...GOOD, weighed }, ...failing.map((one) => bad.get(one)));
    const { ok, reasons } = mayShowGreen(state);
    if (ok) greens += 1;
    if (reasons.join() !== failing.join()) expect(reasons).toEqual(failing);
  }
  expect(greens).toBe(1);
});

test("what nobody answered counts as failed", () => {
  const { auditWritable: _, ...incomplete } = GOOD;
  expect(mayShowGreen(incomplete as GreenState).reasons).toEqual(["audit-writable"]);
});
