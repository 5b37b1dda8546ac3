import type { ItemId } from "../../item.ts";
import type { PrintedLine } from "./line.ts";
import { type NamedItem, namedItems } from "./named-items.ts";
import { isIn, type Vocabulary } from "./vocabulary.ts";

/** What a pack's print says of an item. */
export interface PrintFinding {
  readonly says: "agrees" | "contradicts" | "silent";
  /** Those that decided, as they were read; none for silence. */
  readonly words: readonly string[];
  /** The lines that they stand in, by their places in the list. */
  readonly lines: readonly number[];
  /** The item that the print names, when it is just one. */
  readonly names?: ItemId;
}

export const SILENT: PrintFinding = { says: "silent", words: [], lines: [] };

/**
 * Compares the print with an item. It agrees when it names the item, in its strength, and no other one; it contradicts when it clearly
 * names another item, or the item in another strength. Whatever is not clear is silence: print that cannot be read, other scripts,
 * several items.
 */
export function judgePrint(lines: readonly PrintedLine[], item: ItemId, vocabulary: readonly Vocabulary[]): PrintFinding {
  const own = vocabulary.find((one) => one.item === item);
  return own ? judged(own, namedItems(lines, vocabulary)) : SILENT;
}

/** The one item that the print names, if it is one. */
export function namedBy(lines: readonly PrintedLine[], vocabulary: readonly Vocabulary[]): ItemId | undefined {
  const named = namedItems(lines, vocabulary);
  const agreeing = named.filter(({ vocabulary: own }) => judged(own, named).says === "agrees");
  return agreeing.length === 1 ? agreeing[0]?.vocabulary.item : undefined;
}

function judged(own: Vocabulary, named: readonly NamedItem[]): PrintFinding {
  const self = named.find(({ vocabulary }) => vocabulary === own);
  const others = named.filter(({ vocabulary, strength }) => vocabulary !== own && strength === "own" && !isOn(own, vocabulary));
  const [other] = others;
  if (self?.strength === "own") return other ? SILENT : found("agrees", self, own.item);
  if (other) return found("contradicts", other, others.length === 1 ? other.vocabulary.item : undefined);
  return self?.strength === "another" ? found("contradicts", self) : SILENT;
}

/** Whether the other's name stands on the item's own pack: a brand's generic name does not contradict the brand. */
function isOn({ lines }: Vocabulary, { names, learned }: Vocabulary): boolean {
  return [...names, ...learned].some((name) => isIn(name, lines));
}

function found(says: "agrees" | "contradicts", { words, lines }: NamedItem, names?: ItemId): PrintFinding {
  return { says, words, lines, ...(names !== undefined && { names }) };
}
