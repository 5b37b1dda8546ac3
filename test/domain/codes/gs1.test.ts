import { describe, expect, test } from "vitest";
import { readCode } from "../../../src/domain/codes/read.ts";

const TODAY = "2026-11-30";
const GS = "\u001d";
const GTIN = "0109501101530003";

/** What the code says, without where its elements begin. */
function read(raw: string) {
  const code = readCode(raw, TODAY);
  if (code.kind !== "gs1") throw new Error(JSON.stringify(code));
  const { gtin, lot, serial, expires, elements } = code;
  return { gtin, lot, serial, expires, elements: elements.map(({ id, value }) => `(${id})${value}`).join("") };
}

function refused(raw: string) {
  const code = readCode(raw, TODAY);
  if (code.kind !== "refused") throw new Error(JSON.stringify(code));
  return code;
}

describe("a GS1 element string", () => {
  test("is read as the GS1 DataMatrix Guideline reads its example", () => {
    expect(read(`]d201034531200000111712050810ABCD1234${GS}4109501101020917`)).toEqual({
      gtin: "03453120000011",
      lot: "ABCD1234",
      serial: undefined,
      expires: "2012-05-08",
      elements: "(01)03453120000011(17)120508(10)ABCD1234(410)9501101020917",
    });
  });

  test("is read as the General Specifications read their GS1-128 example", () => {
    expect(read("]C101095011015300031714070410AB-123")).toMatchObject({ gtin: "09501101530003", expires: "2014-07-04", lot: "AB-123" });
  });

  test("names where each element begins in the string as it was sent", () => {
    const code = readCode(`]d2${GTIN}10A{GS}21B`, TODAY);
    expect(code).toMatchObject({
      elements: [
        { id: "01", at: 3 },
        { id: "10", at: 19 },
        { id: "21", at: 26 },
      ],
    });
  });

  test("has no GTIN where it is a parcel's: an SSCC", () => {
    expect(read("]C100376104250021234569")).toEqual({ elements: "(00)376104250021234569" });
  });

  test("is read from every kind of GS1 symbol, and without an identifier", () => {
    for (const symbol of ["]d2", "]C1", "]Q3", "]e0", "]J1", "", GS, `]d2${GS}`]) {
      expect(read(`${symbol}${GTIN}10A${GS}21B`)).toMatchObject({ lot: "A", serial: "B" });
    }
  });

  test("may end with a separator, and may have one after an element of predefined length", () => {
    expect(read(`${GTIN}${GS}17261231${GS}10A${GS}`)).toMatchObject({ lot: "A", expires: "2026-12-31" });
  });

  test("may end with the key that the scanner presses", () => {
    for (const suffix of ["\r", "\n", "\r\n", "\t"]) expect(read(`${GTIN}10A${suffix}`)).toMatchObject({ lot: "A" });
  });

  test("may say the same twice", () => {
    expect(read(`${GTIN}10A${GS}${GTIN}`)).toMatchObject({ gtin: "09501101530003", lot: "A" });
  });

  test("may hold small letters in a lot", () => {
    expect(read(`${GTIN}10aB-1/2`)).toMatchObject({ lot: "aB-1/2" });
  });

  test("expires on the earlier day when it has an hour of expiry, too", () => {
    expect(read(`${GTIN}172612317003261230${"1430"}`).expires).toBe("2026-12-30");
  });
});

describe("separators as scanners send them", () => {
  test.each([GS, "\u241d", "{GS}", "[GS]", "^]", "\\x1d", "\\x1D", "\\u001d", "\\u001D"])("%j separates", (separator) => {
    expect(read(`${GTIN}10A${separator}21B`)).toMatchObject({ lot: "A", serial: "B" });
  });

  test.each(["<GS>", "<gs>", "<FNC1>"])("%s could be part of a lot and is refused", (separator) => {
    expect(refused(`${GTIN}10A${separator}21B`)).toMatchObject({ at: 19, problem: expect.stringContaining("ASCII 29") });
  });

  test.each(["~", "~1", " ", "|", "]", "#", "@", "\u00e8", "\u0000", "\u{1f600}"])("%j is no separator and is refused", (separator) => {
    expect(refused(`${GTIN}10A${separator}21B`)).toMatchObject({ at: 19, problem: expect.stringContaining("ASCII 29") });
  });

  test("two in a row are refused where the second is", () => {
    expect(refused(`${GTIN}10A${GS}${GS}21B`)).toMatchObject({ at: 20 });
  });

  test("alone they are no code", () => {
    for (const raw of [GS, "{GS}", "]d2", `]d2${GS}`]) expect(refused(raw).problem).toBe("There is no data in this code.");
  });

  test("one that is missing is found when the element becomes too long", () => {
    expect(refused(`${GTIN}10ABCDEFGH21IJKLMNOPQRS`)).toMatchObject({
      at: 38,
      problem: expect.stringContaining("separator may be missing"),
    });
    expect(refused(`${GTIN}30121${"7261231"}`)).toMatchObject({ at: 26 });
  });

  test("one that is missing before the expiry date is found", () => {
    expect(refused(`${GTIN}21SER17241231`)).toMatchObject({ at: 21, problem: expect.stringContaining("expiry date") });
    expect(refused(`${GTIN}21SER1724123110LOT`)).toMatchObject({ at: 21 });
  });

  test("a lot that looks like an expiry date is read where the code has one", () => {
    expect(read(`${GTIN}1727123110L17241231`)).toMatchObject({ lot: "L17241231", expires: "2027-12-31" });
  });
});

describe("dates", () => {
  test.each([
    ["271231", "2027-12-31"],
    ["280229", "2028-02-29"],
    ["280200", "2028-02-29"],
    ["270200", "2027-02-28"],
    ["270400", "2027-04-30"],
    ["761231", "2076-12-31"],
    ["771231", "1977-12-31"],
    ["000101", "2000-01-01"],
  ])("%s is %s, seen from 2026", (date, expires) => {
    expect(read(`${GTIN}17${date}`).expires).toBe(expires);
  });

  test("a century turns with today", () => {
    expect(readCode(`${GTIN}17050101`, "2060-01-01")).toMatchObject({ expires: "2105-01-01" });
  });

  test.each([
    ["271331", 20],
    ["270031", 20],
    ["270431", 22],
    ["270229", 22],
    ["271232", 22],
    ["27A231", 20],
  ])("%s is in no calendar and is refused where the fault is", (date, at) => {
    expect(refused(`${GTIN}17${date}`).at).toBe(at);
  });

  test("a day of 00 is allowed only where it stands for the end of the month", () => {
    expect(refused(`${GTIN}7003270100${"0000"}`)).toMatchObject({ at: 24, problem: "There is no day 00 in month 1 of 2027." });
  });
});

describe("an element string is refused, with the place of the fault,", () => {
  test.each([
    ["for a wrong check digit", "0109501101530004", 15, "The check digit is 4, but 3 would be right."],
    ["for a wrong check digit of a parcel", "00376104250021234568", 19, "The check digit is 8, but 9 would be right."],
    ["for an unknown identifier", `${GTIN}18A`, 16, "No GS1 element begins with 18."],
    ["for brackets, which are printed but never sent", `(01)09501101530003`, 0, 'not with "("'],
    ["for a letter among digits", "01095O1101530003", 5, '(01) cannot contain "O". It consists of digits.'],
    ["for ending too early", "]d201095011015", 14, "(01) is too short: it has 9 of 14 characters."],
    ["for an empty lot", `${GTIN}10`, 18, "(10) is empty."],
    ["for small letters in a part number", "8010abc", 4, '(8010) cannot contain "a".'],
    [
      "for a lot of no item",
      "10ABC",
      0,
      "(10) has no meaning without (01) or (02) or (03) or (8006) or (8026). Scan another code of this pack.",
    ],
    ["for an item beside contained items", `${GTIN}02095011015300033712`, 0, "(01) cannot be in one code with (37)."],
    ["for contained items that are not counted", "0209501101530003", 0, "(02) has no meaning without (37)."],
    ["for an addition to a serial number without one", `${GTIN}250A`, 16, "(250) has no meaning without (21)."],
    ["for two lots", `${GTIN}10A${GS}10B`, 20, "(10) is there twice, and not the same."],
    ["for two weights", `${GTIN}31030001233102000123`, 26, "(3102) is there twice, and not the same."],
    ["for a symbol without FNC1", `]d1${GTIN}`, 3, "This barcode is not marked as GS1"],
    ["for a kind of symbol that is never on a pack", `]F0${GTIN}`, 0, "This kind of barcode is not read."],
    ["for Caps Lock", `]D2${GTIN}`, 0, "turn Caps Lock off"],
    ["for a second code behind the first", `${GTIN}10A]C1${GTIN}`, 19, '(10) cannot contain "]".'],
    ["for nothing at all", "", 0, "The scan is empty."],
  ])("%s", (_, raw, at, problem) => {
    expect(refused(raw)).toEqual({ kind: "refused", at, problem: expect.stringContaining(problem) });
  });
});
