import { expect, test } from "vitest";
import { CONDITIONS, type Conditions, mayShowGreen } from "../../../src/domain/verdict/green-rule.ts";

/** The conditions as the bits of a number: every combination. */
const combination = (bits: number) =>
  Object.fromEntries(CONDITIONS.map((condition, index) => [condition, ((bits >> index) & 1) === 1])) as Conditions;
const combinations = 2 ** CONDITIONS.length;

test("of all combinations of conditions, only the one without a failure is green", () => {
  const green = Array.from({ length: combinations }, (_, bits) => bits).filter((bits) => mayShowGreen(combination(bits)).green);
  expect(green).toEqual([combinations - 1]);
});

test("the reasons are exactly the failed conditions", () => {
  for (let bits = 0; bits < combinations; bits++) {
    const conditions = combination(bits);
    expect(mayShowGreen(conditions).failed).toEqual(CONDITIONS.filter((condition) => !conditions[condition]));
  }
});

test("a condition that nobody answered counts as failed", () => {
  const { "audit-writable": _, ...incomplete } = combination(combinations - 1);
  expect(mayShowGreen(incomplete as Conditions)).toEqual({ green: false, failed: ["audit-writable"] });
});
