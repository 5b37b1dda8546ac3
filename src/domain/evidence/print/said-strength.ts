import type { PrintedLine } from "./line.ts";
import type { NamePlace } from "./names.ts";
import { isBareNumberOf, isSame, type Strength, strengthsIn } from "./strengths.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What stands beside an item's name. */
export interface SaidStrength {
  /** "own" also for an item that has no strength, and for one whose strength cannot be read on its pack. */
  readonly strength: "own" | "another" | "unknown";
  /** The name and the strength, as they were read, and the lines that they stand in. */
  readonly words: readonly string[];
  readonly lines: readonly number[];
}

interface ReadStrength extends Strength {
  readonly line: number;
}

/** Characters between a name and a strength that belongs to it. */
const NEAR = 30;

/**
 * A strength beside the name decides; without one, whatever else is read in its kind of unit. A doubtful one that may be the item's says
 * nothing; one that can't be is no clear other strength, but in its presence none is the item's own.
 */
export function saidStrength(
  lines: readonly PrintedLine[],
  places: readonly NamePlace[],
  { strengths, tellsStrength }: Pick<Vocabulary, "strengths" | "tellsStrength">,
): SaidStrength {
  const mayBeOwn = (one: Strength) => strengths.some((own) => isSame(one, own) || isNumberOf(one, own) || isBareNumberOf(one, own));
  const read = lines
    .flatMap(({ text }, line) => strengthsIn(text).map((strength): ReadStrength => ({ ...strength, line })))
    .filter((one) => !(one.doubtful && mayBeOwn(one)));
  // A brand's number follows its name: what is read farther on may be anything.
  const isNumbered = strengths.length > 0 && strengths.every(({ unit }) => unit === undefined);
  const near = read.filter((one) => isBeside(one, places) && (!isNumbered || isFirstBehind(one, places, read)));
  const beside = near.filter((one) => one.unit !== undefined || strengths.some((own) => isBareNumberOf(one, own)));
  const telling =
    beside.length > 0 ? beside : read.filter(({ unit }) => unit !== undefined && strengths.some((own) => isOfKind(unit, own)));
  const isOwn = (one: Strength, own: Strength) =>
    isSame(one, own) || isNumberOf(one, own) || (beside.length > 0 && isBareNumberOf(one, own));
  const own = strengths.flatMap((strength) => telling.find((one) => isOwn(one, strength)) ?? []);
  const others = telling.filter((one) => one.unit !== undefined && !strengths.some((strength) => isOwn(one, strength)));
  if (own.length === strengths.length && (others.length === 0 || strengths.length === 0)) return said("own", own);
  const [clear] = others.filter(({ doubtful }) => !doubtful);
  if (own.length === 0 && clear && beside.length > 0) return said("another", [clear]);
  return said(own.length === 0 && others.length === 0 && !tellsStrength ? "own" : "unknown", own);

  function said(strength: SaidStrength["strength"], read: readonly ReadStrength[]): SaidStrength {
    const [name] = places;
    const words = name ? [lines[name.line]?.text.slice(name.from, name.to) ?? ""] : [];
    const where = [...(name ? [name.line] : []), ...read.map(({ line }) => line)];
    return { strength, words: [...words, ...read.map(({ text }) => text)], lines: [...new Set(where)] };
  }
}

function isBeside({ line, from }: ReadStrength, places: readonly NamePlace[]): boolean {
  return places.some((place) => place.line === line && from >= place.to && from - place.to <= NEAR);
}

function isFirstBehind({ line, from }: ReadStrength, places: readonly NamePlace[], read: readonly ReadStrength[]): boolean {
  const isBetween = (other: ReadStrength, place: NamePlace) => other.line === line && other.from >= place.to && other.from < from;
  return places.some((place) => place.line === line && from >= place.to && !read.some((other) => isBetween(other, place)));
}

function isOfKind(unit: string, own: Strength): boolean {
  return own.unit === undefined || own.unit === unit;
}

/** "Calpol 650" is of 650 mg. */
function isNumberOf(read: Strength, own: Strength): boolean {
  return own.unit === undefined && read.unit === "mass" && read.value === own.value * 1_000;
}
