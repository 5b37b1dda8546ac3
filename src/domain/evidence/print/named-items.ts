import { alike, isOneApart } from "./letters.ts";
import type { PrintedLine } from "./line.ts";
import { type NamePlace, placesOf } from "./names.ts";
import { type SaidStrength, saidStrength } from "./said-strength.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** An item whose name was read. */
export interface NamedItem extends SaidStrength {
  readonly vocabulary: Vocabulary;
}

const LEAST_LEARNED = 2;

/** Every item that the lines name. Where one name is part of a longer one that stands in the same place, the longer one counts. */
export function namedItems(lines: readonly PrintedLine[], vocabulary: readonly Vocabulary[]): readonly NamedItem[] {
  const letters = lines.map(({ text }) => alike(text));
  const named = vocabulary
    .map((one) => ({ one, places: placesOfItem(one, (name) => placesIn(name, lines, letters)) }))
    .filter(({ places }) => places.length > 0);
  return named.flatMap(({ one, places }): NamedItem[] => {
    const wider = named.filter((other) => other.one !== one).flatMap((other) => other.places);
    const own = places.filter((place) => !wider.some((other) => isWithin(place, other)));
    return own.length > 0 ? [{ vocabulary: one, ...saidStrength(lines, [...own, ...misread(one, lines)], one) }] : [];
  });
}

/** Where the item's name stands or, where that cannot be read on its pack, its own words. One alone may be a maker's. */
function placesOfItem({ names, learned }: Vocabulary, placesIn: (name: Vocabulary["names"][number]) => readonly NamePlace[]) {
  const named = names.flatMap(placesIn);
  if (named.length > 0) return named;
  const words = learned.map(placesIn).filter((places) => places.length > 0);
  return words.length >= LEAST_LEARNED ? words.flat() : [];
}

/** Most names are in no line: their letters tell that quickly. */
function placesIn(name: Vocabulary["names"][number], lines: readonly PrintedLine[], letters: readonly string[]): readonly NamePlace[] {
  return lines.flatMap(({ text }, line) =>
    letters[line]?.includes(name.alike) ? placesOf(name.text, text).map((place) => ({ ...place, line })) : [],
  );
}

/** Words that are one letter from a name: they name nothing, but on a pack that is named the strength beside them is the item's. */
function misread({ names }: Vocabulary, lines: readonly PrintedLine[]): readonly NamePlace[] {
  const isNear = (word: string) => names.some((name) => isOneApart(alike(word), name.alike));
  return lines.flatMap(({ text }, line) =>
    [...text.matchAll(/\p{L}+/gu)]
      .filter(([word]) => isNear(word))
      .map(({ 0: word, index }) => ({ line, from: index, to: index + word.length })),
  );
}

function isWithin(place: NamePlace, wider: NamePlace): boolean {
  const isWider = wider.to - wider.from > place.to - place.from;
  return isWider && wider.line === place.line && wider.from <= place.from && wider.to >= place.to;
}
