import type { ItemId } from "../domain/item.ts";

/** Ids that are told. */
const MOST = 3;

/** The ids most like a mistyped one, by the pairs of neighbouring letters that they share (Dice). */
export function nearest(mistyped: string, ids: readonly ItemId[]): readonly ItemId[] {
  const wanted = pairsOf(mistyped);
  const likeness = (id: ItemId) => {
    const pairs = pairsOf(id);
    return pairs.filter((pair) => wanted.includes(pair)).length / (pairs.length + wanted.length);
  };
  return ids.toSorted((a, b) => likeness(b) - likeness(a)).slice(0, MOST);
}

function pairsOf(id: string): readonly string[] {
  const letters = [...` ${id} `];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
