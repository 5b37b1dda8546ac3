/** How much of its substance a pack says it has. */
export interface Strength {
  readonly value: number;
  /** Of one kind: masses are in micrograms. Undefined for a number without a unit. */
  readonly unit: string | undefined;
  /** Whether a letter was taken for one of its digits: "S0mg" may be 50 mg, and "2Smg" is hardly 2 mg. */
  readonly doubtful: boolean;
  /** As it was read, and where. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Micrograms. What readers make of "mg" is one of its spellings; "mcg" is never one of them. */
const MASSES: Readonly<Record<string, number>> = { mcg: 1, ug: 1, µg: 1, μg: 1, mg: 1e3, m9: 1e3, mq: 1e3, rng: 1e3, g: 1e6, gm: 1e6 };
const OTHERS: Readonly<Record<string, string>> = { ml: "ml", m1: "ml", iu: "iu", lu: "iu", "%": "%", meq: "meq", mmol: "mmol" };

const UNITS = [...Object.keys(MASSES), ...Object.keys(OTHERS)].sort((a, b) => b.length - a.length).map(inAnyCase);
/** Letters that readers see where a digit is, but that are not the same to them. */
const DOUBTFUL: Readonly<Record<string, string>> = { s: "5", b: "8", z: "2" };
/** One that begins a word, or a capital behind small letters: in "TABLETS50MG" and "CELECOXIB200MG" it is the word's last. */
const FIRST = String.raw`(?:(?<!\p{L})[SsBZz]|(?<=\p{Ll})[SBZ])?`;
const LATER = String.raw`(?:[0-9OoIl|]|[SsBZz](?=\s?(?:${UNITS.join("|")})(?!\p{Ll})|\P{L}|$))`;
/** A digit, and whatever may be one beside it. */
const NUMBER = `${FIRST}[OoIl|]*[0-9]${LATER}*(?:[.,]${LATER}+)?`;
/** Readers join words: "500MGTABLETS". */
const STRENGTH = new RegExp(String.raw`(?<![.,\d])(${NUMBER})(?:\s?(${UNITS.join("|")})(?!\p{Ll}|(?<=[\d\s][gG])\p{L}))?`, "gu");
/** "D3" and "B12" are names of substances. */
const VITAMIN = /(?<![\p{L}])\p{L}$/u;
/** A letter behind the number is its last digit only when a unit or nothing follows: "650IP" is 650, "5Omg" is 50. */
const LETTERS_BEHIND = /[OoIl|]+$/;

/** Every number in a text that may be a strength, with its unit where it has one. */
export function strengthsIn(text: string): readonly Strength[] {
  return [...text.matchAll(STRENGTH)].flatMap((match): Strength[] => {
    const [whole, digits = "", unit] = match;
    const before = text.slice(0, match.index);
    const behind = text[match.index + whole.length] ?? "";
    const number = unit === undefined && /\p{L}/u.test(behind) ? digits.replace(LETTERS_BEHIND, "") : digits;
    const [lead = ""] = /^[OoIl|]+/.exec(number) ?? [];
    const own = /\p{L}$/u.test(before) ? number.slice(lead.length) : number;
    if ((VITAMIN.test(before) && /^\d/.test(own)) || !/\d/.test(own)) return [];
    const from = match.index + number.indexOf(own);
    return [{ ...measured(own, unit), text: text.slice(from, match.index + whole.length), from, to: match.index + whole.length }];
  });
}

function inAnyCase(unit: string): string {
  return unit.replace(/\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function measured(digits: string, unit: string | undefined): Pick<Strength, "value" | "unit" | "doubtful"> {
  const certain = digits.replace(/[SsBZz]/g, (letter) => DOUBTFUL[letter.toLowerCase()] ?? letter);
  const value = Number(certain.replace(/[Oo]/g, "0").replace(/[Il|]/g, "1").replace(",", "."));
  const doubtful = certain !== digits;
  const spelt = unit?.toLowerCase() ?? "";
  const micrograms = MASSES[spelt];
  if (micrograms === undefined) return { value, unit: OTHERS[spelt], doubtful };
  return { value: Math.round(value * micrograms * 1e3) / 1e3, unit: "mass", doubtful };
}

export function isSame(a: Pick<Strength, "value" | "unit">, b: Pick<Strength, "value" | "unit">): boolean {
  return a.unit === b.unit && a.value === b.value;
}

/** "650" on a pack of 650 mg: it has no unit that could say otherwise. */
export function isBareNumberOf(read: Strength, strength: Strength): boolean {
  return (
    read.unit === undefined &&
    strengthsIn(strength.text).length > 0 &&
    read.value === Number(/[\d.,]+/.exec(strength.text)?.[0].replace(",", "."))
  );
}
