import { describe, expect, test } from "vitest";
import { TRANSACTION_KINDS } from "../../src/domain/verdict/order.ts";
import { OVERRIDE_REASONS } from "../../src/domain/verdict/verdict.ts";
import { FAULTS } from "../../src/errors.ts";
import { english } from "../../ui/src/words/english.ts";
import { LANGUAGES, WORDS } from "../../ui/src/words/languages.ts";
import type { Words } from "../../ui/src/words/words.ts";

describe.each(LANGUAGES)("in %s", (language) => {
  const words = WORDS[language];

  test("every fault of the catalogue has its words, and no other", () => {
    expect(Object.keys(words.faults).sort()).toEqual(Object.keys(FAULTS).sort());
  });

  test("every reason for an override has its words, and so has a reason of one's own", () => {
    expect(Object.keys(words.reasons)).toEqual([...OVERRIDE_REASONS, "other"]);
  });

  test("each kind of transaction has words of its own for what it is called and what is placed, and only a pack taken out is put back", () => {
    const kinds = TRANSACTION_KINDS.map((kind) => words.kinds[kind]);
    for (const own of [kinds.map(({ name }) => name), kinds.map(({ place }) => place), kinds.map(({ match }) => match)]) {
      expect(new Set(own).size).toBe(TRANSACTION_KINDS.length);
    }
    const backKinds = TRANSACTION_KINDS.filter((kind) => words.kinds[kind].wrong === words.kinds.remove.wrong);
    expect(backKinds).toEqual(["remove", "override"]);
  });

  test("every waiting reason has a title of its own", () => {
    const titles = Object.values(words.waiting).flatMap((hint) => ("title" in hint ? [hint.title] : []));
    expect(new Set(titles).size).toBe(titles.length);
  });

  test("a page of the keyboard has room for its characters, and the last one types every digit", () => {
    expect(words.keys.pages.filter((page) => [...page].length > 32)).toEqual([]);
    expect([...(words.keys.pages.at(-1) ?? "")]).toEqual(expect.arrayContaining([..."0123456789"]));
    for (const page of words.keys.pages) expect(new Set(page).size).toBe([...page].length);
  });

  test("no sentence is empty or left untranslated", () => {
    const own = sentences(words);
    const paths = (words: Words) => sentences({ ...words, keys: {} }).map(([path]) => path);
    expect(paths(words)).toEqual(paths(english));
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

/** What a match says claims a likeness, never that it is the pack. */
test("a match says that the pack looks like the ordered one, no more", () => {
  for (const { match } of Object.values(english.kinds)) expect(match).toMatch(/^Looks like /);
  const thai = WORDS.th;
  for (const { match } of Object.values(thai.kinds)) expect(match).toMatch(/^ดูเหมือน/);
  expect(thai.looks.match).toContain("คล้าย");
});

const NOT_THAI = ["locale", "technician.p95", "keys.pages.2", "keys.pages.3", "keys.pages.4"];

function sentences(part: object, path: readonly string[] = []): readonly (readonly [path: string, text: string])[] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === "string" ? [[[...path, key].join("."), value] as const] : sentences(value, [...path, key]),
  );
}
