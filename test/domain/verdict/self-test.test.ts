import { describe, expect, test } from "vitest";
import { corners, mapped, turned } from "../../../src/domain/geometry.ts";
import { checkKnownAnswers, checkKnownTrays, type KnownAnswer } from "../../../src/domain/verdict/self-test.ts";
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

describe("known trays", () => {
  const pack = corners({ centre: { x: 0.5, y: 0.4 }, length: 0.4, breadth: 0.2, angle: 0.3 });
  const elsewhere = mapped(pack, ({ x, y }) => ({ x: x + 0.3, y }));
  const by = (shift: number) => mapped(pack, ({ x, y }) => ({ x: x + shift, y }));
  const empty = { file: "trays/0.jpg", expected: [], found: [] };

  test("found as they are pass, in any order, whichever corner is named first", () => {
    const tray = { file: "trays/2.jpg", expected: [pack, elsewhere], found: [turned(elsewhere), turned(turned(by(0.01)))] };
    expect(checkKnownTrays([empty, tray])).toMatchObject({
      check: "locator.known-answer",
      passed: true,
      value: expect.closeTo(0.01),
      detail: "",
    });
  });

  test("fail where a corner is farther off than a fiftieth of the picture's width", () => {
    const tray = { file: "trays/1.jpg", expected: [pack], found: [by(0.021)] };
    expect(checkKnownTrays([empty, tray])).toMatchObject({
      passed: false,
      value: expect.closeTo(0.021),
      limit: 0.02,
      detail: "trays/1.jpg",
    });
  });

  test("fail where something is found in an empty tray, or a pack is missed or halved", () => {
    expect(checkKnownTrays([{ ...empty, found: [pack] }])).toMatchObject({ passed: false, value: 1 });
    expect(checkKnownTrays([empty, { file: "trays/1.jpg", expected: [pack], found: [] }])).toMatchObject({ passed: false, value: 1 });
    expect(checkKnownTrays([empty, { file: "trays/1.jpg", expected: [pack], found: [pack, by(0.001)] }])).toMatchObject({ passed: false });
  });
});
