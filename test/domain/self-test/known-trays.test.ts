import { describe, expect, test } from "vitest";
import { corners, mapped, turned } from "../../../src/domain/geometry.ts";
import { checkKnownTrays } from "../../../src/domain/self-test/known-trays.ts";

describe("known trays", () => {
  const pack = corners({ centre: { x: 0.5, y: 0.4 }, length: 0.4, breadth: 0.2, angle: 0.3 });
  const elsewhere = mapped(pack, ({ x, y }) => ({ x: x + 0.3, y }));
  const by = (shift: number) => mapped(pack, ({ x, y }) => ({ x: x + shift, y }));
  const empty = { file: "trays/0.jpg", expected: [], found: [] };

  test("found as they are pass, in any order, whichever corner is named first", () => {
    const tray = { file: "trays/2.jpg", expected: [pack, elsewhere], found: [turned(elsewhere), turned(turned(by(0.01)))] };
    expect(checkKnownTrays([empty, tray])).toMatchObject({
      id: "locator.known-answer",
      pass: true,
      value: expect.closeTo(0.01),
      detail: "",
    });
  });

  test("fail where a corner is farther off than a fiftieth of the picture's width", () => {
    const tray = { file: "trays/1.jpg", expected: [pack], found: [by(0.021)] };
    expect(checkKnownTrays([empty, tray])).toMatchObject({
      pass: false,
      value: expect.closeTo(0.021),
      limit: 0.02,
      detail: "trays/1.jpg",
    });
  });

  test("fail where something is found in an empty tray, or a pack is missed or halved", () => {
    expect(checkKnownTrays([{ ...empty, found: [pack] }])).toMatchObject({ pass: false, value: 1 });
    expect(checkKnownTrays([empty, { file: "trays/1.jpg", expected: [pack], found: [] }])).toMatchObject({ pass: false, value: 1 });
    expect(checkKnownTrays([empty, { file: "trays/1.jpg", expected: [pack], found: [pack, by(0.001)] }])).toMatchObject({ pass: false });
  });
});
