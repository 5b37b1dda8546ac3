import { describe, expect, test } from "vitest";
import { checkKnownAnswers, type KnownAnswer } from "../../../src/domain/verdict/self-test.ts";
import { evidenceFor } from "../../support/evidence.ts";

const recognized: KnownAnswer = {
  file: "golden/01.jpg",
  expected: { item: "prednisone", probability: 0.99 },
  evidence: evidenceFor("prednisone"),
  matches: true,
  identityError: 1e-7,
};
const rejected: KnownAnswer = { ...recognized, file: "golden/90.jpg", expected: { never: "prednisone" }, matches: false };

const failed = (...answers: KnownAnswer[]) => checkKnownAnswers(answers).filter(({ passed }) => !passed);

describe("known answers", () => {
  test("the same answers as ever pass", () => {
    expect(failed(recognized, rejected)).toEqual([]);
  });

  test("another best item fails and is named", () => {
    const confused = { ...recognized, evidence: evidenceFor("other", { second: "prednisone", probability: 0.51 }) };
    expect(failed(confused)).toMatchObject([
      { check: "known-answer.best", value: 1, detail: "golden/01.jpg is taken for other" },
      { check: "known-answer.parity", limit: 0.05 },
    ]);
  });

  test("a probability may drift by 0.05", () => {
    expect(failed({ ...recognized, evidence: evidenceFor("prednisone", { probability: 0.95 }) })).toEqual([]);
    const drifted = failed({ ...recognized, evidence: evidenceFor("prednisone", { probability: 0.93 }) });
    expect(drifted).toMatchObject([{ check: "known-answer.parity", value: expect.closeTo(0.06), detail: "golden/01.jpg" }]);
  });

  test("a frame that must never match fails when it does, whatever its best item", () => {
    expect(failed(recognized, { ...rejected, matches: true })).toMatchObject([{ check: "known-answer.reject", value: 1 }]);
  });

  test("a map that does not explain its logit fails, NaN included", () => {
    expect(failed({ ...recognized, identityError: 0.01 })).toMatchObject([{ check: "cam.identity", value: 0.01 }]);
    expect(failed({ ...recognized, identityError: Number.NaN })).toMatchObject([{ check: "cam.identity" }]);
  });

  test("a bundle without anything to recognize proves nothing", () => {
    expect(failed(rejected)).toMatchObject([{ check: "known-answer.best" }]);
    expect(failed()).toMatchObject([{ check: "known-answer.best" }]);
  });
});
