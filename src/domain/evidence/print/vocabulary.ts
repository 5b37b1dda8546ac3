import type { Item, ItemId } from "../../item.ts";
import { alike, isOneApart } from "./letters.ts";
import { placesOf } from "./names.ts";
import { type Strength, strengthsIn } from "./strengths.ts";

/** What the print of an item's pack may say. */
export interface Vocabulary {
  readonly item: ItemId;
  /** Any of them names it: without strength and form. */
  readonly names: readonly Name[];
  /** Where no name was read at enrolment: words that no other item's pack has. Two of them name it. */
  readonly learned: readonly Name[];
  /** Each of them belongs to it. */
  readonly strengths: readonly Strength[];
  /** Whether the strength could be read at enrolment, or nobody knows, or another item has the same name: then the name alone says nothing. */
  readonly tellsStrength: boolean;
  /** What was read at enrolment. */
  readonly lines: readonly string[];
}

/** A name, and its letters as readers see them. */
interface Name {
  readonly text: string;
  readonly alike: string;
}

type Described = Pick<Item, "id" | "name" | "generic" | "strength" | "faces">;

/** Fewer letters say nothing: they stand on any pack. */
const LEAST_LETTERS = 4;
/** Of a word that names a pack because no other pack has it. */
const LEAST_LEARNED_LETTERS = 5;
/** The lines with the tallest letters. */
const TALLEST = 4;

export function vocabularyOf(items: readonly Described[]): readonly Vocabulary[] {
  const common = countedWords(items);
  const named = items.map((item) => alike(withoutStrength(item.name)));
  const others = new Set(named);
  const shared = new Set(named.filter((name, at) => name !== "" && named.indexOf(name) !== at));
  return items.map(({ id, name, generic = "", strength, faces }) => {
    const lines = faces.flatMap(({ words = [] }) => words);
    const given = [name, generic].map(withoutStrength).filter(isTelling).map(nameOf);
    const names = [...given, ...given.flatMap((one) => misreadings(one, lines)).filter((one) => !others.has(one.alike))];
    const tall = faces.flatMap(({ words = [] }) => words.slice(0, TALLEST).flatMap(wordsOf));
    const learned = [...new Set(tall)].map(nameOf).filter((word) => common.get(word.alike) === 1);
    const strengths = strengthsIn(strength || strengthInName(name));
    return {
      item: id,
      names,
      learned: names.some((one) => isIn(one, lines)) ? [] : learned,
      strengths,
      tellsStrength:
        lines.length === 0 ||
        shared.has(alike(withoutStrength(name))) ||
        lines.flatMap(strengthsIn).some((read) => !read.doubtful && strengths.some((own) => bare(read) === bare(own))),
      lines,
    };
  });
}

function nameOf(text: string): Name {
  return { text, alike: alike(text) };
}

/** How readers misread it on this pack: a word that differs in one letter. Such a one is what it was at enrolment, and nothing else. */
function misreadings({ alike: wanted }: Name, lines: readonly string[]): Name[] {
  const near = lines
    .flatMap(wordsOf)
    .map(nameOf)
    .filter((word) => isOneApart(word.alike, wanted));
  return [...new Map(near.map((word) => [word.alike, word])).values()];
}

function isTelling(name: string): boolean {
  return isLatin(name) && alike(name).length >= LEAST_LETTERS;
}

/** Whether the name stands in one of the lines. */
export function isIn({ text }: Name, lines: readonly string[]): boolean {
  return lines.some((line) => placesOf(text, line).length > 0);
}

/** In how many items' print each word was read. */
function countedWords(items: readonly Described[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { faces } of items) {
    const words = new Set(faces.flatMap(({ words = [] }) => words.flatMap(wordsOf).map(alike)));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/\p{L}+/gu)]
    .map(([word]) => word)
    .filter((word) => word.length >= LEAST_LEARNED_LETTERS && isLatin(word) && !FORM.test(word));
}

const FORM = /^(tablets?|capsules?|injection|solution|syrup|store|expiry|price|taxes|batch|dosage|prescription|inclusive)/i;
const MEASURE = /\d+(?:[.,]\d+)?\s*(?:mcg|µg|μg|ug|mg|g|ml|iu|%)?(?![\p{L}\d])/giu;

function withoutStrength(name: string): string {
  return name
    .replace(MEASURE, " ")
    .replace(/\s+(tablets?|capsules?|tabs?|caps?)\b/gi, " ")
    .replace(/[\s/+-]+$/, "")
    .trim();
}

/** "Calpol-650": the number is a strength where it stands apart from letters. */
function strengthInName(name: string): string {
  return [...name.matchAll(MEASURE)].map(([strength]) => strength).join(" ");
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) && !/[^\P{L}\p{Script=Latin}]/u.test(text);
}

function bare({ text }: Strength): string {
  return /[\d.,]+/.exec(text)?.[0] ?? "";
}
