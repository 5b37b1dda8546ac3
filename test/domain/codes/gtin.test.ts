import { expect, test } from "vitest";
import { readCode } from "../../../src/domain/codes/read.ts";

const read = (raw: string) => readCode(raw, "2026-11-30");

test.each([
  ["6291041500213", "06291041500213"],
  ["]E05901234123457", "05901234123457"],
  ["036000291452", "00036000291452"],
  ["]E00036000291452", "00036000291452"],
  ["96385074", "00000096385074"],
  ["]E473513537", "00000073513537"],
  ["09521234543213", "09521234543213"],
  ["]I195012345678903", "95012345678903"],
  ["4006381333931\r", "04006381333931"],
])("%s is the GTIN %s", (raw, gtin) => {
  expect(read(raw)).toEqual({ kind: "gtin", raw, gtin });
});

test.each([
  ["6291041500214", 12, "The check digit is 4, but 3 would be right. Scan the code again."],
  ["]E05901234123456", 15, "The check digit is 6, but 7 would be right. Scan the code again."],
  ["]E0590123412345", 15, "This barcode has 12 digits instead of 13. Scan it again."],
  ["]E45901234123457", 16, "This barcode has 13 digits instead of 8. Scan it again."],
  ["]E05901234l23457", 10, 'A GTIN consists of digits: it cannot contain "l".'],
])("%s is refused", (raw, at, problem) => {
  expect(read(raw)).toEqual({ kind: "refused", at, problem });
});
