import { describe, expect, test } from "vitest";
import { codesOf, contradiction, type ItemCodes } from "../../../src/domain/codes/contradiction.ts";
import { readCode } from "../../../src/domain/codes/read.ts";

const TODAY = "2026-11-30";
const NONE = { gtins: [], hibcs: [], ndcs: [] };
const ITEMS: readonly ItemCodes[] = [
  { ...NONE, item: "aspirin-100", gtins: ["4006381333931", "09501101530003"] },
  { ...NONE, item: "warfarin-5", gtins: ["05901234123457"] },
  { ...NONE, item: "gauze", hibcs: ["A123BJC5D6E71"] },
  { ...NONE, item: "atenolol-50", ndcs: ["1234-5678-90"] },
  { ...NONE, item: "unlisted" },
];

function compared(raw: string, expected: string, items = ITEMS) {
  const code = readCode(raw, TODAY);
  if (code.kind === "refused") throw new Error(code.problem);
  return contradiction(code, expected, items, TODAY);
}

describe("a scanned code and the expected item", () => {
  test("agree when the code is the item's, however long its number is written", () => {
    expect(compared("4006381333931", "aspirin-100")).toEqual({ says: "agrees" });
    expect(compared("]d20104006381333931", "aspirin-100")).toEqual({ says: "agrees" });
    expect(compared("]d20109501101530003", "aspirin-100")).toEqual({ says: "agrees" });
    expect(compared("]d1+A123BJC5D6E71G", "gauze")).toEqual({ says: "agrees" });
  });

  test("contradict each other when the code is another item's, be it expired or not", () => {
    expect(compared("5901234123457", "aspirin-100")).toEqual({ says: "other-item", item: "warfarin-5" });
    expect(compared("010590123412345717251231", "aspirin-100")).toEqual({ says: "other-item", item: "warfarin-5" });
    expect(compared("5901234123457", "unlisted")).toEqual({ says: "other-item", item: "warfarin-5" });
    expect(compared("+A123BJC5D6E71G", "aspirin-100")).toEqual({ says: "other-item", item: "gauze" });
  });

  test("contradict each other from the day after the expiry date on", () => {
    expect(compared("010400638133393117261129", "aspirin-100")).toEqual({ says: "expired", on: "2026-11-29" });
    expect(compared("010400638133393117261130", "aspirin-100")).toEqual({ says: "agrees" });
    expect(compared("010400638133393117261000", "aspirin-100")).toEqual({ says: "expired", on: "2026-10-31" });
    expect(compared("010400638133393117261100", "aspirin-100")).toEqual({ says: "agrees" });
    expect(compared("+$$52001510X3GD", "gauze")).toEqual({ says: "expired", on: "2020-01-15" });
  });

  test("contradict each other when no item has the code", () => {
    expect(compared("6291041500213", "aspirin-100")).toEqual({ says: "unknown-code" });
    expect(compared("010629104150021317251231", "aspirin-100")).toEqual({ says: "expired", on: "2025-12-31" });
  });

  test("are compared by the drug code within a GTIN of the United States", () => {
    expect(compared("312345678906", "atenolol-50")).toEqual({ says: "agrees" });
    expect(compared("0100312345678906", "atenolol-50")).toEqual({ says: "agrees" });
    expect(compared("312345678906", "aspirin-100")).toEqual({ says: "other-item", item: "atenolol-50" });
  });

  test("agree when two items share the code and one of them is expected", () => {
    const twins = [...ITEMS, { ...NONE, item: "aspirin-100-new-design", gtins: ["4006381333931"] }];
    expect(compared("4006381333931", "aspirin-100", twins)).toEqual({ says: "agrees" });
    expect(compared("4006381333931", "warfarin-5", twins)).toEqual({ says: "other-item", item: "aspirin-100" });
  });

  test("are compared by the one number that a bundle knows of an item, or by none", () => {
    const items = codesOf([{ id: "aspirin-100", gtins: ["4006381333931"] }, { id: "warfarin-5" }]);
    expect(compared("]d20104006381333931", "aspirin-100", items)).toEqual({ says: "agrees" });
    expect(compared("4006381333931", "warfarin-5", items)).toEqual({ says: "other-item", item: "aspirin-100" });
    expect(compared("5901234123457", "aspirin-100", items)).toEqual({ says: "unknown-code" });
  });

  test("say nothing of each other when the item has no code of that kind, or the code names no product; an expired pack is expired", () => {
    expect(compared("6291041500213", "unlisted")).toEqual({ says: "nothing" });
    expect(compared("6291041500213", "gauze")).toEqual({ says: "nothing" });
    expect(compared("4006381333931", "unlisted")).toEqual({ says: "other-item", item: "aspirin-100" });
    expect(compared("+$$710X3G7", "gauze")).toEqual({ says: "nothing" });
    expect(compared("00376104250021234569", "aspirin-100")).toEqual({ says: "nothing" });
    expect(compared("010629104150021317251231", "unlisted")).toEqual({ says: "expired", on: "2025-12-31" });
  });
});
