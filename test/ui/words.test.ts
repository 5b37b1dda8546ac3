import { describe, expect, test } from "vitest";
import { OVERRIDE_REASONS } from "../../src/domain/verdict/verdict.ts";
import { FAULTS } from "../../src/errors.ts";
import { english } from "../../ui/src/words/english.ts";
import { LANGUAGES, WORDS } from "../../ui/src/words/languages.ts";

describe.each(LANGUAGES)("in %s", (language) => {
  const words = WORDS[language];

  test("every fault of the catalogue has its words, and no other", () => {
    expect(Object.keys(words.faults).sort()).toEqual(Object.keys(FAULTS).sort());
  });

  test("every reason for an override is on offer, in the order of the record's list", () => {
    expect(Object.keys(words.answers.reasons)).toEqual([...OVERRIDE_REASONS]);
  });

  test("no sentence is empty or left untranslated", () => {
    const own = sentences(words);
    expect(own.map(([path]) => path)).toEqual(sentences(english).map(([path]) => path));
    expect(own.filter(([, text]) => text.trim() === "")).toEqual([]);
    if (language === "th") expect(own.filter(([path, text]) => !/[ก-๙]/.test(text) && !NOT_THAI.includes(path))).toEqual([]);
  });

  test("years are counted as the pack's expiry date counts them", () => {
    expect(new Date("2026-05-01T12:00:00Z").toLocaleDateString(words.locale, { year: "numeric" })).toContain("2026");
  });
});

test("no sentence promises that a pack is safe or may be given", () => {
  const all = LANGUAGES.flatMap((language) => sentences(WORDS[language]).map(([, text]) => text));
  expect(all.filter((text) => /\b(safe|ok to give|correct medicine)\b|ปลอดภัย/i.test(text))).toEqual([]);
});

const NOT_THAI = ["locale", "technician.p95"];

function sentences(part: object, path: readonly string[] = []): readonly (readonly [path: string, text: string])[] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === "string" ? [[[...path, key].join("."), value] as const] : sentences(value, [...path, key]),
  );
}
