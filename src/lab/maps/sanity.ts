import type { ActivationMap } from "../../domain/evidence/evidence.ts";
import type { Head } from "../../domain/evidence/head.ts";
import type { Picture } from "../../domain/frame.ts";
import type { ItemId } from "../../domain/item.ts";

/**
 * A shuffled head, as far as one item can tell: a row that belongs to another item. A map that does not change does not
 * depend on the question. Adebayo et al., "Sanity Checks for Saliency Maps", NeurIPS 2018.
 */
export function strangeRow({ rows }: Head, item: ItemId, random: () => number): number {
  const strangers = [...rows.keys()].filter((row) => rows[row]?.item !== item);
  return strangers[Math.floor(random() * strangers.length)] ?? 0;
}

/** A map, and the file of its picture. */
interface Made {
  readonly file: string;
  readonly map: ActivationMap;
}

/** How many maps differ from those of every other picture: traced exports are known to return the same map for all. */
export function likeNoOther(maps: readonly Made[]): number {
  const files = new Map<string, Set<string>>();
  const keyOf = ({ map }: Made) => map.values.join();
  for (const made of maps) files.set(keyOf(made), (files.get(keyOf(made)) ?? new Set()).add(made.file));
  return maps.filter((made) => files.get(keyOf(made))?.size === 1).length;
}

/** A picture of one colour. */
export function plain(side: number, colour: readonly [number, number, number]): Picture {
  return { width: side, height: side, rgb: Uint8Array.from({ length: 3 * side * side }, (_, at) => colour[at % 3] as number) };
}

/** Black, white and grey: where there is nothing to see. */
export const COLOURS = [
  [0, 0, 0],
  [255, 255, 255],
  [128, 128, 128],
] as const;
