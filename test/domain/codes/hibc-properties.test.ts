import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCode } from "../../../src/domain/codes/read.ts";

const TODAY = "2026-11-30";
const MOD_43 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

/** Not by the code under test. */
function checkCharacter(text: string): string {
  let sum = 0;
  for (const character of text) sum += MOD_43.indexOf(character);
  return MOD_43.charAt(sum % 43);
}

const number = fc.stringMatching(/^[0-9A-Z]{1,18}$/);
const two = (value: number) => String(value).padStart(2, "0");

/** A day from 2000 to 2076 in each of the forms that HIBC has. */
const dated = fc.integer({ min: 0, max: 28_000 }).chain((days) => {
  const day = new Date(Date.UTC(2000, 0, 1 + days));
  const iso = day.toISOString().slice(0, 10);
  const [yy, mm, dd] = [iso.slice(2, 4), iso.slice(5, 7), iso.slice(8)];
  const ordinal = String((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1).padStart(3, "0");
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
  const hour = two(days % 24);
  return fc.constantFrom(
    { text: mm + yy, expires: last },
    { text: `2${mm}${dd}${yy}`, expires: iso },
    { text: `3${yy}${mm}${dd}`, expires: iso },
    { text: `4${yy}${mm}${dd}${hour}`, expires: iso },
    { text: `5${yy}${ordinal}`, expires: iso },
    { text: `6${yy}${ordinal}${hour}`, expires: iso },
    { text: "7", expires: undefined },
  );
});

const quantity = fc.oneof(
  fc.constant({ text: "", quantity: undefined }),
  fc.nat(99).map((count) => ({ text: `8${two(count)}`, quantity: count })),
  fc.nat(99_999).map((count) => ({ text: `9${String(count).padStart(5, "0")}`, quantity: count })),
);

const secondary = fc.oneof(
  fc.constant({ text: "", said: {} }),
  number.map((lot) => ({ text: `/$${lot}`, said: { lot } })),
  number.map((serial) => ({ text: `/$+${serial}`, said: { serial } })),
  fc.tuple(dated, number).map(([{ text, expires }, serial]) => ({ text: `/$$+${text}${serial}`, said: { expires, serial } })),
  fc.tuple(quantity, dated, number).map(([{ text, ...counted }, date, lot]) => ({
    text: `/$$${text}${date.text}${lot}`,
    said: { ...counted, expires: date.expires, lot },
  })),
);

const right = fc
  .record({
    product: fc.stringMatching(/^[A-Z][0-9A-Z]{3}[0-9A-Z]{1,18}[0-9]$/),
    secondary,
    made: fc.constantFrom("", "/16D20250131"),
    front: fc.constantFrom("", "]d1", "]C0", "]Q1"),
  })
  .map(({ product, secondary: { text, said }, made, front }) => {
    const code = `+${product}${text}${made}`;
    return { raw: front + code + checkCharacter(code), front, product, said };
  });

describe("10,000 right HIBC codes", () => {
  test("are read back exactly", () => {
    fc.assert(
      fc.property(right, ({ raw, product, said }) => {
        expect(readCode(raw, TODAY)).toEqual({ kind: "hibc", raw, product, elements: expect.any(Array), ...said });
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("10,000 broken HIBC codes", () => {
  test("are refused for any one wrong character, at that place or at the check character", () => {
    const other = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(right, fc.nat(), other, ({ raw, front }, choice, character) => {
        const place = front.length + 1 + (choice % (raw.length - front.length - 1));
        fc.pre(raw[place] !== character);
        const reading = readCode(raw.slice(0, place) + character + raw.slice(place + 1), TODAY);
        expect(reading).toMatchObject({ kind: "refused", at: MOD_43.includes(character) ? raw.length - 1 : place });
      }),
      { numRuns: 5_000 },
    );
  });

  test("are read as they stand or refused when their end is cut off or two characters are exchanged", () => {
    fc.assert(
      fc.property(right, fc.nat(), fc.boolean(), ({ raw }, choice, cuts) => {
        const place = choice % raw.length;
        const exchanged = raw.slice(0, place) + raw.charAt(place + 1) + raw.charAt(place) + raw.slice(place + 2);
        const broken = cuts ? raw.slice(0, place) : exchanged;
        const reading = readCode(broken, TODAY);
        if (reading.kind === "refused") expect(reading.at).toBeLessThanOrEqual(broken.length);
        else if (reading.kind === "gtin") expect(broken).toBe(reading.gtin);
        else for (const { id, value, at } of reading.elements) expect(broken.slice(at, at + id.length + value.length)).toBe(id + value);
      }),
      { numRuns: 5_000 },
    );
  });
});
