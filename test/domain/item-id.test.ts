import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { idNamed, isItemId, tidy } from "../../src/domain/item-id.ts";

describe("the id of a product", () => {
  test.each([
    ["Calpol-650", "calpol-650"],
    ["Vitamin C (500 mg)", "vitamin-c-500-mg"],
    ["co.trimoxazole_480", "co.trimoxazole-480"],
    ["พาราเซตามอล 500", "พาราเซตามอล-500"],
    ["ไอบูโพรเฟน 500", "ไอบูโพรเฟน-500"],
    ["Дротаверин 40 мг", "дротаверин-40-мг"],
    ["Ácido Fólico", "ácido-fólico"],
    ["A\u0301cido", "ácido"],
    ["Warfarin ½", "warfarin-½"],
    ["Co-codamol 8/500", "co-codamol-8_500"],
    ["Levothyroxine 25 µg", "levothyroxine-25-μg"],
    ["Ensure Plus+", "ensure-plus+"],
    ["Glucose 5 %", "glucose-5-%"],
    ["...Dots", "dots"],
  ])("%s is %s", (product, id) => {
    expect(idNamed(product)).toBe(id);
  });

  test("tells apart what a sign tells apart", () => {
    const names = ["A 5 10", "A 5+10", "A 5/10", "A 5.10", "A 5%10", "A 510", "A 5½10", "A 5 mg", "A 5 µg", "A 5 g"];
    expect(new Set(names.map(idNamed)).size).toBe(names.length);
  });

  test("is the same however the name was typed", () => {
    expect(idNamed("Fólico\u200b  5")).toBe(idNamed("Fo\u0301lico 5 "));
    expect(idNamed("5 \u00b5g")).toBe(idNamed("5 \u03bcg"));
    expect(tidy("พารา\u200bเซ  5")).toBe("พาราเซ 5");
  });

  test("is missing where there is no letter and no digit", () => {
    for (const product of ["", "***", "+", "%%", " - "]) expect(idNamed(product)).toBeUndefined();
  });

  test("is valid, names a file and is its own id, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (product) => {
        const id = idNamed(product);
        if (id === undefined) return;
        expect(isItemId(id)).toBe(true);
        expect(Buffer.byteLength(id)).toBeLessThanOrEqual(160);
        expect(id).not.toMatch(/[/\\\s\0]|^[.-]/);
      }),
      { numRuns: 100 },
    );
  });
});

test.each(["", "Calpol", "a b", "a/b", "../x", ".hidden", "-x", "a\u0301", "a".repeat(161), "+"])("%s is no id", (id) => {
  expect(isItemId(id)).toBe(false);
});
