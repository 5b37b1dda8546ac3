import type { ActivationMap } from "../../domain/evidence/evidence.ts";
import type { Head } from "../../domain/evidence/head.ts";
import type { Picture } from "../../domain/frame.ts";
import type { ItemId } from "../../domain/item.ts";

/**
 * The head with its rows shuffled, as far as one item can tell: a row that belongs to another one. A map that stays as
 * it is does not depend on what was asked. Adebayo et al., "Sanity Checks for Saliency Maps", NeurIPS 2018.
 */
export function strangeRow({ rows }: Head, item: ItemId, random: () => number): number {
  const strangers = [...rows.keys()].filter((row) => rows[row]?.item !== item);
  return strangers[Math.floor(random() * strangers.length)] ?? 0;
}

/** A map, and the file of the picture that it was made of. */
export interface Made {
  readonly file: string;
  readonly map: ActivationMap;
}

/** How many maps are like none of another picture: traced exports are known to return one and the same for every picture. */
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
