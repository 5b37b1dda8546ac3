import { expect, test } from "vitest";
import { identifierAt } from "../../../src/domain/codes/gs1/identifiers.ts";

/** Every string of 2, 3 and 4 digits that is an application identifier. */
const identifiers = [2, 3, 4]
  .flatMap((length) => Array.from({ length: 10 ** length }, (_, number) => String(number).padStart(length, "0")))
  .flatMap((id) => identifierAt(id, 0) ?? [])
  .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);

/** Characters of identifier and value together (GS1 General Specifications, figure of element strings with predefined length, section 7.8). */
const PREDEFINED: readonly [start: string, characters: number][] = [
  ["00", 20],
  ["01", 16],
  ["02", 16],
  ["03", 16],
  ...["11", "12", "13", "15", "16", "17"].map((start): [string, number] => [start, 8]),
  ["20", 4],
  ...["31", "32", "33", "34", "35", "36"].map((start): [string, number] => [start, 10]),
  ["41", 16],
];

test("all 541 application identifiers are known, and none begins with another", () => {
  expect(identifiers.length).toBe(541);
  for (const { id } of identifiers) {
    expect(identifiers.filter((other) => other.id.startsWith(id)).map((other) => other.id)).toEqual([id]);
  }
});

test("those of predefined length have the length that the General Specifications give, and no others are predefined", () => {
  for (const { id, most, predefined } of identifiers) {
    const [, characters] = PREDEFINED.find(([start]) => id.startsWith(start)) ?? [];
    expect([id, predefined]).toEqual([id, characters !== undefined]);
    if (characters !== undefined) expect(id.length + most).toBe(characters);
  }
});

test("what an identifier needs or excludes exists", () => {
  for (const { relations } of identifiers) {
    const named = [...(relations.needs ?? []), relations.not ?? ""].flatMap((some) => some.split(/[ +]/)).filter((one) => one !== "");
    for (const one of named) expect(identifiers.some(({ id }) => id.startsWith(one))).toBe(true);
  }
});

test("every check of a value is one that is made", () => {
  const checks = new Set(identifiers.flatMap(({ parts }) => parts.flatMap(({ check }) => check ?? [])));
  expect([...checks].sort()).toEqual(["YYMMD0", "YYMMDD", "YYMMDDHH", "YYMMDDHHmm", "YYYYMMDD", "mod10"]);
});

test.each([
  ["10", 20, "X"],
  ["21", 20, "X"],
  ["22", 20, "X"],
  ["240", 30, "X"],
  ["250", 30, "X"],
  ["30", 8, "N"],
  ["37", 8, "N"],
  ["400", 30, "X"],
  ["710", 20, "X"],
  ["716", 20, "X"],
  ["8010", 30, "Y"],
  ["90", 30, "X"],
  ["99", 90, "X"],
])("(%s) has up to %i characters of set %s", (id, most, set) => {
  expect(identifierAt(id, 0)).toMatchObject({ id, most, predefined: false, parts: [{ set, least: 1, most }] });
});
