import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reading } from "../../../src/domain/codes/code.ts";
import { readCode } from "../../../src/domain/codes/read.ts";
import { GS, mod10, needsSeparator, placeOf, rawOf, type Sent, sent } from "./gs1-strings.ts";

const TODAY = "2026-11-30";
const RUNS = { numRuns: 10_000 };
/** For each of the seven ways to break a code: 14,000 broken codes in all. */
const BROKEN_RUNS = { numRuns: 2_000 };

const valueIn = ({ elements }: Sent, id: string) => elements.find((one) => one.id === id)?.value;

/** Not by the code under test. */
function isoOf(yymmdd: string | undefined): string | undefined {
  if (yymmdd === undefined) return undefined;
  const [year, month, day] = [0, 2, 4].map((from) => Number(yymmdd.slice(from, from + 2))) as [number, number, number];
  const century = year > 76 ? 1900 : 2000;
  return new Date(Date.UTC(century + year, day === 0 ? month : month - 1, day)).toISOString().slice(0, 10);
}

function replaced(code: Sent, id: string, value: string): Sent {
  return { ...code, elements: code.elements.map((one) => (one.id === id ? { id, value } : one)) };
}

/** A string is read as it stands or not at all: no element says what is not at its place. */
function expectFaithful(raw: string, reading: Reading): void {
  if (reading.kind === "refused") {
    expect(reading.at).toBeGreaterThanOrEqual(0);
    expect(reading.at).toBeLessThanOrEqual(raw.length);
    expect(reading.problem).toMatch(/^[A-Z("].*\.$/s);
    return;
  }
  if (reading.kind === "gtin") {
    expect(raw.replace(/^\][EI]\d|[^0-9]/g, "").padStart(14, "0")).toBe(reading.gtin);
    return;
  }
  for (const { id, value, at } of reading.elements) expect(raw.slice(at, at + id.length + value.length)).toBe(id + value);
}

describe("10,000 right element strings", () => {
  test("are read back exactly", () => {
    fc.assert(
      fc.property(sent, (code) => {
        const raw = rawOf(code);
        expect(readCode(raw, TODAY)).toEqual({
          kind: "gs1",
          raw,
          gtin: valueIn(code, "01"),
          lot: valueIn(code, "10"),
          serial: valueIn(code, "21"),
          expires: isoOf(valueIn(code, "17")),
          elements: code.elements.map(({ id, value }) => ({ id, value, at: placeOf(code, id) - id.length })),
        });
      }),
      RUNS,
    );
  });
});

describe("10,000 broken element strings are read as they stand or refused where the fault is:", () => {
  test("a wrong check digit", () => {
    fc.assert(
      fc.property(sent, fc.integer({ min: 1, max: 9 }), (code, off) => {
        const gtin = valueIn(code, "01") ?? "";
        const wrong = gtin.slice(0, 13) + ((Number(gtin[13]) + off) % 10);
        const at = placeOf(code, "01") + 13;
        expect(readCode(rawOf(replaced(code, "01", wrong)), TODAY)).toMatchObject({ kind: "refused", at });
      }),
      BROKEN_RUNS,
    );
  });

  test("a wrong digit in a GTIN", () => {
    fc.assert(
      fc.property(sent, fc.nat(12), fc.integer({ min: 1, max: 9 }), (code, place, off) => {
        const gtin = valueIn(code, "01") ?? "";
        const wrong = gtin.slice(0, place) + ((Number(gtin[place]) + off) % 10) + gtin.slice(place + 1);
        expect(wrong[13]).not.toBe(mod10(wrong.slice(0, 13)));
        expect(readCode(rawOf(replaced(code, "01", wrong)), TODAY)).toMatchObject({ kind: "refused", at: placeOf(code, "01") + 13 });
      }),
      BROKEN_RUNS,
    );
  });

  test("a month or day that does not exist", () => {
    const fault = fc.constantFrom(
      { date: "271301", at: 2 },
      { date: "270001", at: 2 },
      { date: "279901", at: 2 },
      { date: "270431", at: 4 },
      { date: "270229", at: 4 },
      { date: "271232", at: 4 },
      { date: "27l201", at: 2 },
    );
    const expiring = sent.filter((code) => valueIn(code, "17") !== undefined);
    fc.assert(
      fc.property(expiring, fault, (code, { date, at }) => {
        const raw = rawOf(replaced(code, "17", date));
        expect(readCode(raw, TODAY)).toMatchObject({ kind: "refused", at: placeOf(code, "17") + at });
      }),
      BROKEN_RUNS,
    );
  });

  test("a lost separator never changes the GTIN or the expiry date", () => {
    const separated = sent.filter(({ elements }) => elements.slice(0, -1).some(needsSeparator));
    fc.assert(
      fc.property(separated, fc.nat(), (code, choice) => {
        const raw = rawOf({ ...code, separator: GS });
        const places = [...raw.matchAll(new RegExp(GS, "g"))]
          .map(({ index }) => index)
          .filter((index) => index > code.front.length - 1 && index < raw.length - 1);
        const place = places[choice % places.length] as number;
        const merged = raw.slice(0, place) + raw.slice(place + 1);
        const reading = readCode(merged, TODAY);
        expectFaithful(merged, reading);
        expect(reading.kind).toMatch(/^(gs1|refused)$/);
        if (reading.kind !== "gs1") return;
        expect([valueIn(code, "01"), undefined]).toContain(reading.gtin);
        expect(reading.expires).toBe(isoOf(valueIn(code, "17")));
      }),
      BROKEN_RUNS,
    );
  });

  test("a separator replaced by something else", () => {
    const separated = sent.filter(({ elements }) => elements.slice(0, -1).some(needsSeparator));
    fc.assert(
      fc.property(separated, fc.constantFrom("<GS>", "<FNC1>", "~", "~1", " ", "|", "]", "#", "\u00e8", "\u001c"), (code, separator) => {
        const raw = rawOf({ ...code, separator, end: "" });
        const reading = readCode(raw, TODAY);
        expect(reading).toMatchObject({ kind: "refused", at: raw.indexOf(separator, code.front.length) });
      }),
      BROKEN_RUNS,
    );
  });

  test("letters exchanged by Caps Lock", () => {
    const flip = (raw: string) => raw.replace(/[a-z]/gi, (letter) => (letter < "a" ? letter.toLowerCase() : letter.toUpperCase()));
    const named = sent.filter(({ front }) => front.startsWith("]") && !front.startsWith("]e"));
    fc.assert(
      fc.property(named, (code) => {
        expect(readCode(flip(rawOf(code)), TODAY)).toMatchObject({ kind: "refused", at: 0 });
      }),
      BROKEN_RUNS,
    );
  });

  test("an end that is cut off", () => {
    const named = sent.filter(({ front }) => front.startsWith("]"));
    fc.assert(
      fc.property(named, fc.nat(), (code, choice) => {
        const raw = rawOf({ ...code, separator: GS, end: "" });
        const cut = raw.slice(0, choice % raw.length);
        const reading = readCode(cut, TODAY);
        expectFaithful(cut, reading);
        expect(reading.kind).toMatch(/^(gs1|refused)$/);
        if (reading.kind !== "gs1") return;
        expect([valueIn(code, "01"), undefined]).toContain(reading.gtin);
        expect([isoOf(valueIn(code, "17")), undefined]).toContain(reading.expires);
      }),
      BROKEN_RUNS,
    );
  });

  test("two neighbouring characters exchanged, or any one replaced, lost or put in", () => {
    const character = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
    const fault = fc.constantFrom("exchange", "replace", "lose", "put in");
    fc.assert(
      fc.property(sent, fc.nat(), character, fault, (code, choice, other, kind) => {
        const raw = rawOf({ ...code, end: "" });
        const place = choice % raw.length;
        const [front, one, next] = [raw.slice(0, place), raw.charAt(place), raw.charAt(place + 1)];
        const middle = { exchange: next + one, replace: other + next, lose: next, "put in": other + one + next }[kind];
        const broken = front + middle + raw.slice(place + 2);
        expectFaithful(broken, readCode(broken, TODAY));
      }),
      BROKEN_RUNS,
    );
  });
});

describe("any string", () => {
  test("is read or refused, and nothing is thrown", () => {
    const piece = fc.oneof(
      fc.constantFrom(GS, "]d2", "]E0", "+", "/", "$$", "01", "17", "10", "8003", "{GS}", "\r"),
      fc.string({ unit: "binary", maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const raw = pieces.join("");
        expectFaithful(raw, readCode(raw, TODAY));
      }),
      RUNS,
    );
  });

  test("of more than 512 characters is refused without being looked at", () => {
    expect(readCode("1".repeat(20_000_000), TODAY)).toEqual({
      kind: "refused",
      at: 512,
      problem: "This is too long for a code: it has more than 512 characters.",
    });
  });
});
