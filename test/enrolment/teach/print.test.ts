import { describe, expect, test } from "vitest";
import { openPrintReader, printOf } from "../../../src/enrolment/teach/print.ts";
import { itemNamed } from "../../support/evidence.ts";

const ITEMS = [itemNamed("ibuprofen-400", { name: "Ibuprofen", strength: "400 mg" })];
const TYPED = { id: "new", name: "aMOXicillin", strength: "500 mg", form: "capsule", gtins: [], lookAlikes: [], reveal: undefined };

describe("the print of a pack that is taught", () => {
  test("is told to be what was typed, in whatever letters it is set", () => {
    expect(printOf(["AMOXICILLIN", "500 mg capsules"], TYPED, ITEMS)).toEqual({
      lines: ["AMOXICILLIN", "500 mg capsules"],
      name: true,
      strength: true,
    });
  });

  test("is told to be of another name or strength, and which known medicine it names", () => {
    expect(printOf(["Amoxicillin", "250 mg"], TYPED, ITEMS)).toMatchObject({ name: true, strength: false });
    expect(printOf(["Ibuprofen", "400 mg"], TYPED, ITEMS)).toMatchObject({ name: false, strength: false, names: "ibuprofen-400" });
  });

  test("says nothing where nothing was read, or where readers know no such letters", () => {
    expect(printOf([], TYPED, ITEMS)).toBeUndefined();
    expect(printOf(["500 mg"], { ...TYPED, name: "อะม็อกซี่" }, ITEMS)).toMatchObject({ name: true, strength: true });
    expect(printOf(["Amoxicillin"], { ...TYPED, strength: "" }, ITEMS)).toMatchObject({ name: true, strength: true });
  });
});

test("a frame without a pack is not read, and no more than three of a side are tried", async () => {
  let asked = 0;
  const reader = openPrintReader({ read: async () => void asked++ }, () => expect.unreachable("nothing was read"));
  const frame = { jpeg: new Uint8Array(), number: 1, capturedAtMs: 0 } as never;
  for (let nth = 0; nth < 5; nth++) {
    reader.offer(1, `side-1-${nth}.jpg`, frame, { packs: [] } as never);
    expect(await reader.words()).toEqual(new Map());
  }
  expect(asked).toBe(0);
});
