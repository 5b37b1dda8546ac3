import { describe, expect, test } from "vitest";
import { readCode } from "../../../src/domain/codes/read.ts";

const MOD_43 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

/** Not by the code under test. */
function checked(text: string): string {
  let sum = 0;
  for (const character of text) sum += MOD_43.indexOf(character);
  return text + MOD_43[sum % 43];
}

const read = (raw: string) => readCode(raw, "2026-11-30");

describe("an HIBC code", () => {
  test.each([
    ["+A123BJC5D6E71G", { product: "A123BJC5D6E71" }],
    ["+A123BJCMD6E79+", { product: "A123BJCMD6E79" }],
    ["+A99912345/$$52001510X3/16D20111212/S77DE1G45-", { product: "A99912345", expires: "2020-01-15", lot: "10X3", serial: "77DE1G45" }],
    ["+A99912345/$$52025010X3/16D20111212/S77DEFG458", { product: "A99912345", expires: "2020-09-06", lot: "10X3", serial: "77DEFG45" }],
    ["+J123AQ3451/$$1125BC34567/S4012L", { product: "J123AQ3451", expires: "2025-11-30", lot: "BC34567", serial: "4012" }],
    ["+J123AQ3451/25330BC34567/S4012X", { product: "J123AQ3451", expires: "2025-11-26", lot: "BC34567", serial: "4012" }],
    [
      "+A123ABCDEFGHI1234567891/$$420020216LOT123456789012345/SXYZ456789012345678/16D20130202$",
      { product: "A123ABCDEFGHI1234567891", expires: "2020-02-02", lot: "LOT123456789012345", serial: "XYZ456789012345678" },
    ],
    ["+$$52001510X3GD", { link: "G", expires: "2020-01-15", lot: "10X3" }],
    ["+$$+52001510X3GB", { link: "G", expires: "2020-01-15", serial: "10X3" }],
    ["+$$710X3G7", { link: "G", lot: "10X3" }],
    ["+2001510X3GG", { link: "G", expires: "2020-01-15", lot: "10X3" }],
    ["+$$52001510X3+ ", { link: "+", expires: "2020-01-15", lot: "10X3" }],
  ])("of the Health Industry Business Communications Council, %s, is read", (raw, said) => {
    expect(read(raw)).toEqual({ kind: "hibc", raw, elements: expect.any(Array), ...said });
  });

  test.each([
    ["$$0928", { expires: "2028-09-30" }],
    ["$$0928L1", { expires: "2028-09-30", lot: "L1" }],
    ["$$2092828L1", { expires: "2028-09-28", lot: "L1" }],
    ["$$3280928L1", { expires: "2028-09-28", lot: "L1" }],
    ["$$428092822L1", { expires: "2028-09-28", lot: "L1" }],
    ["$$528272L1", { expires: "2028-09-28", lot: "L1" }],
    ["$$62827222L1", { expires: "2028-09-28", lot: "L1" }],
    ["$$528366", { expires: "2028-12-31" }],
    ["$$7L1", { lot: "L1" }],
    ["$$824", { quantity: 24 }],
    ["$$8240928L1", { quantity: 24, expires: "2028-09-30", lot: "L1" }],
    ["$$8243280928L1", { quantity: 24, expires: "2028-09-28", lot: "L1" }],
    ["$$8247L1", { quantity: 24, lot: "L1" }],
    ["$$900100", { quantity: 100 }],
    ["$$9001007L1", { quantity: 100, lot: "L1" }],
    ["$L1", { lot: "L1" }],
    ["$+S1", { serial: "S1" }],
    ["$$+7S1", { serial: "S1" }],
    ["$$+3280928S1", { expires: "2028-09-28", serial: "S1" }],
    ["28272", { expires: "2028-09-28" }],
    ["14D20280928", { expires: "2028-09-28" }],
    ["$L1/14D20280928/SS1/Q12", { lot: "L1", expires: "2028-09-28", serial: "S1", quantity: 12 }],
  ])("says %s behind its product", (field, said) => {
    const raw = checked(`+A99912345/${field}`);
    expect(read(raw)).toEqual({ kind: "hibc", raw, product: "A99912345", elements: expect.any(Array), ...said });
  });

  test("names where each field begins", () => {
    expect(read(checked("+A99912345/$$528272L1/SS1"))).toMatchObject({
      elements: [
        { id: "+", value: "A99912345", at: 0 },
        { id: "$$", value: "528272L1", at: 11 },
        { id: "S", value: "S1", at: 22 },
      ],
    });
  });

  test.each(["]d1", "]Q1", "]C0", "]A0", "]A1", "]z0"])("is read from a symbol %s", (symbol) => {
    expect(read(`${symbol}+A123BJC5D6E71G`)).toMatchObject({ kind: "hibc", product: "A123BJC5D6E71", elements: [{ at: 3 }] });
  });
});

describe("an HIBC code is refused, with the place of the fault,", () => {
  test.each([
    ["for a wrong check character", "+A123BJC5D6E71H", 14, 'The check character is "H", but "G" would be right.'],
    ["for a space that was lost at its end", "+$$52001510X3+", 13, 'The check character is "+", but'],
    ["for small letters", "+a123BJC5D6E71G", 1, 'An HIBC code cannot contain "a".'],
    ["for a month that does not exist", checked("+A99912345/$$1328L1"), 13, "There is no month 13."],
    ["for a day that does not exist", checked("+A99912345/$$2093128L1"), 16, "There is no day 31 in month 9 of 2028."],
    ["for a day beyond the end of the year", checked("+A99912345/$$527366L1"), 16, "There is no day 366 in the year 2027."],
    ["for an hour that does not exist", checked("+A99912345/$$428092824L1"), 20, "There is no hour 24."],
    ["for a short date", checked("+A99912345/$$3280928".slice(0, -1)), 19, "6 digits belong together"],
    ["for a quantity that is no number", checked("+A99912345/$$8X1"), 14, "2 digits belong together"],
    ["for a lot without a date or the 7 for none", checked("+A99912345/$$L1"), 13, "Here a date must begin, or a 7 for none."],
    ["for a quantity beside a serial number", checked("+A99912345/$$+8247S1"), 14, "Here a date must begin, or a 7 for none."],
    ["for an empty lot", checked("+A99912345/$"), 12, "The lot or serial number is missing."],
    ["for a long lot", checked("+A99912345/$ABCDEFGHIJKLMNOPQRS"), 30, "at most 18 characters"],
    ["for an unknown field", checked("+A99912345/X1"), 11, "No HIBC field begins like this."],
    ["for a second lot", checked("+A99912345/$L1/$L2"), 15, "No HIBC field begins like this."],
    ["for two serial numbers", checked("+A99912345/$+S1/SS2"), 16, "The serial number is there twice, and not the same."],
    ["for two expiry dates", checked("+A99912345/$$0928L1/14D20280928"), 20, "The expiry date is there twice, and not the same."],
    ["for a long date", checked("+A99912345/14D202809281"), 22, "at most 8 characters"],
    ["for a product without a unit", checked("+A9991234X"), 9, "Here the unit of measure, a digit, must stand."],
    ["for a short product", checked("+A9991"), 6, "ends too early"],
    ["for a long product", checked(`+A999${"1".repeat(20)}`), 24, "at most 23 characters"],
    ["for being a patient's", checked("+/EHSAM1"), 1, "HIBC PAS"],
    ["for a GS1 symbol", "]d2+A123BJC5D6E71G", 3, 'A GS1 element begins with digits, not with "+".'],
    ["for hardly anything", "+A", 2, "This HIBC code ends too early."],
  ])("%s", (_, raw, at, problem) => {
    expect(read(raw)).toEqual({ kind: "refused", at, problem: expect.stringContaining(problem) });
  });
});
