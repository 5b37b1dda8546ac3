import type { Item } from "../../src/domain/item.ts";
import { randomNumbers } from "../../src/domain/random.ts";
import { itemNamed } from "../support/evidence.ts";

/** A medicine whose pack is drawn, and the medicines that its print must not be taken for. */
export interface PrintCase {
  readonly item: Item;
  readonly others: readonly Item[];
}

type Named = readonly [name: string, strength: string];

/** Tall-man pairs of ISMP's list of look-alike names. */
const PAIRS = [
  ["hydrOXYzine", "hydrALAZINE"],
  ["predniSONE", "prednisoLONE"],
  ["cloNIDine", "clonazePAM"],
  ["buPROPion", "busPIRone"],
  ["traMADol", "traZODone"],
  ["glipiZIDE", "glyBURIDE"],
  ["vinBLAStine", "vinCRIStine"],
  ["DOBUTamine", "DOPamine"],
  ["niFEDipine", "niCARdipine"],
  ["lamoTRIgine", "lamiVUDine"],
  ["quiNIDine", "quiNINE"],
  ["chlorproMAZINE", "chlorproPAMIDE"],
] as const;
const STRENGTHS = ["5 mg", "50 mg", "500 mg"] as const;
const UNITS = ["5 mg", "5 mcg", "5 g", "5 ml"] as const;

/** So many packs: strengths apart by tens, by unit, tall-man pairs, and names one letter apart. The same seed gives the same packs. */
export function printCases(count: number, seed: number): readonly PrintCase[] {
  const random = randomNumbers(seed);
  const kinds: readonly (() => readonly Named[])[] = [
    () => strengths(invented(random), STRENGTHS),
    () => strengths(invented(random), UNITS),
    () => [...(PAIRS[Math.floor(random() * PAIRS.length)] ?? [])].map((name) => [name, "25 mg"] as const),
    () => apart(invented(random), random),
  ];
  return Array.from({ length: count }, (_, nth) => {
    const group = (kinds[nth % kinds.length] ?? kinds[0])?.() ?? [];
    const items = group.map(([name, strength], at) => itemNamed(`${nth}-${at}`, { name, strength }));
    const own = Math.floor(random() * items.length);
    return { item: items[own] ?? itemNamed("none"), others: items.filter((_, at) => at !== own) };
  });
}

function strengths(name: string, all: readonly string[]): readonly Named[] {
  return all.map((strength) => [name, strength]);
}

const SYLLABLES = ["va", "lo", "ri", "zu", "mex", "pro", "den", "tal", "ko", "bes", "fen", "gra", "qui", "ste", "xa", "dim"];

function invented(random: () => number): string {
  const syllables = Array.from({ length: 4 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]);
  const name = syllables.join("");
  return name[0]?.toUpperCase() + name.slice(1);
}

/** Letters that a reader may not be able to tell from others of them are one letter; see domain/evidence/print/letters.ts. */
const LETTERS = "abcdefghkmnprstuvwxyz";

function apart(name: string, random: () => number): readonly Named[] {
  const at = 1 + Math.floor(random() * (name.length - 1));
  const letters = [...LETTERS].filter((letter) => letter !== name[at] && !("ilo".includes(name[at] ?? "") && "ilo".includes(letter)));
  const other = letters[Math.floor(random() * letters.length)];
  return [
    [name, "25 mg"],
    [name.slice(0, at) + other + name.slice(at + 1), "25 mg"],
  ];
}
