import { describe, expect, test } from "vitest";
import { checkKnownAnswers, EXACT, type KnownAnswer, TOLERANCES } from "../../../src/domain/self-test/known-answers.ts";
import { evidenceFor } from "../../support/evidence.ts";

const recognized: KnownAnswer = {
  file: "golden/01.jpg",
  expected: { item: "prednisone", probability: 0.99 },
  evidence: evidenceFor("prednisone"),
  matches: true,
  identityError: 1e-7,
};
const rejected: KnownAnswer = { ...recognized, file: "golden/90.jpg", expected: { never: "prednisone" }, matches: false };

const failed = (...answers: KnownAnswer[]) => checkKnownAnswers(answers).filter(({ pass }) => !pass);

describe("known answers", () => {
  test("the same answers as ever pass", () => {
    expect(failed(recognized, rejected)).toEqual([]);
  });

  test("another best item fails and is named", () => {
    const confused = { ...recognized, evidence: evidenceFor("other", { second: "prednisone", probability: 0.51 }) };
    expect(failed(confused)).toMatchObject([
      { id: "known-answer.top-1", value: 1, detail: "golden/01.jpg is taken for other" },
      { id: "known-answer.parity", limit: 0.02 },
    ]);
  });

  test("a probability may drift by 0.02", () => {
    expect(failed({ ...recognized, evidence: evidenceFor("prednisone", { probability: 0.975 }) })).toEqual([]);
    const drifted = failed({ ...recognized, evidence: evidenceFor("prednisone", { probability: 0.95 }) });
    expect(drifted).toMatchObject([{ id: "known-answer.parity", value: expect.closeTo(0.04), detail: "golden/01.jpg" }]);
  });

  test("a frame that must never match fails when it does, whatever its best item", () => {
    expect(failed(recognized, { ...rejected, matches: true })).toMatchObject([{ id: "known-answer.reject", value: 1 }]);
  });

  test("a map that does not explain its logit fails, NaN included", () => {
    expect(failed({ ...recognized, identityError: 0.01 })).toMatchObject([{ id: "cam.identity", value: 0.01 }]);
    expect(failed({ ...recognized, identityError: Number.NaN })).toMatchObject([{ id: "cam.identity" }]);
  });

  test("a bundle without anything to recognize proves nothing", () => {
    expect(failed(rejected)).toMatchObject([{ id: "known-answer.top-1" }]);
    expect(failed()).toMatchObject([{ id: "known-answer.top-1" }]);
  });
});

describe("answers that the bundle keeps", () => {
  const drifted = (drift: KnownAnswer["drift"], tolerances = TOLERANCES) =>
    checkKnownAnswers([{ ...recognized, drift }, rejected], tolerances)
      .filter(({ pass }) => !pass)
      .map(({ id }) => id);

  test("may be off by what another arithmetic makes of the same network", () => {
    expect(drifted({ embedding: 0.9998, map: 0.9999, rows: 0.0034 })).toEqual([]);
    expect(drifted({ embedding: 0.998, map: 0.98, rows: 0.03 })).toEqual([
      "known-answer.embedding",
      "known-answer.map",
      "known-answer.rows",
    ]);
  });

  test("must be repeated exactly by the same arithmetic", () => {
    const exact = { ...EXACT, probability: 0.02 };
    expect(drifted({ embedding: 1, map: 1, rows: 0 }, exact)).toEqual([]);
    expect(drifted({ embedding: 0.9998, map: 1, rows: 0.003 }, exact)).toEqual(["known-answer.embedding", "known-answer.rows"]);
  });

  test("that hold no numbers fail", () => {
    expect(drifted({ embedding: Number.NaN, map: Number.NaN, rows: Number.NaN })).toHaveLength(3);
  });
});
