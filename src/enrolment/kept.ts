import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { grouped } from "../domain/grouped.ts";
import type { ItemId } from "../domain/item.ts";
import { UsageError } from "../errors.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { KeptPhotograph } from "../vision/bundle/card.ts";
import type { Exemplar } from "./exemplar.ts";
import { nearest } from "./near-ids.ts";

/** Items that are named in a refusal. */
const MOST_NAMED = 5;

/**
 * The photographs in the bundle, without those of some items. Throws a UsageError if the bundle has none at all or
 * none of one of its items, or does not know one of these items.
 */
export function keptPhotographs({ dir, card, items }: Bundle, without: readonly ItemId[]): readonly KeptPhotograph[] {
  if (card.photographs.length === 0)
    throw new UsageError(
      `${dir} keeps no photographs that its items could be learned from again: it was made by training, or by an older version. Enrol all your photographs at once, without --add and --remove; then items can be added to that bundle, and removed.`,
    );
  const ids = items.map(({ id }) => id);
  const unseen = ids.filter((id) => !card.photographs.some(({ item }) => item === id));
  if (unseen.length > 0)
    throw new UsageError(
      `${dir} keeps no photographs of ${unseen.slice(0, MOST_NAMED).join(", ")}${unseen.length > MOST_NAMED ? ", ..." : ""}: learned anew from the others it would no longer know them. Teach more medicines at the cabinet, or enrol photographs of all items at once.`,
    );
  for (const id of without)
    if (!ids.includes(id))
      throw new UsageError(`--remove ${id}: this bundle has no such item. Nearest to it: ${nearest(id, ids).join(", ")}.`);
  return card.photographs.filter(({ item }) => !without.includes(item));
}

/** Reads them as they were when they were enrolled; one is in memory at a time. */
export async function* readKept({ dir, items }: Bundle, photographs: readonly KeptPhotograph[]): AsyncGenerator<Exemplar> {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  for (const { file, ...photograph } of photographs)
    yield { ...photograph, product: names.get(photograph.item) ?? photograph.item, jpeg: await readFile(join(dir, file)) };
}

/** Names for new photographs: as the files are called, unless the bundle has another photograph of that name. */
export function namesBeside(photographs: readonly KeptPhotograph[]): (file: string) => string {
  const taken = new Set(photographs.map(({ picture }) => picture));
  const free = (file: string, count: number): string => (taken.has(`${file} (${count})`) ? free(file, count + 1) : `${file} (${count})`);
  return (file) => (taken.has(file) ? free(file, 2) : file);
}

/** What a new bundle keeps of its photographs: the entries of its card and the files. */
export function photographsOf(exemplars: readonly Exemplar[]) {
  const entries: KeptPhotograph[] = [];
  const files = new Map<string, Uint8Array>();
  for (const [item, own] of grouped(exemplars, (exemplar) => exemplar.item))
    own.forEach(({ picture, length, breadth, located, words, jpeg }, index) => {
      const file = `photographs/${item}.${index + 1}.jpg`;
      entries.push({ file, item, picture, length, breadth, located, ...(words && { words }) });
      files.set(file, jpeg);
    });
  return { entries, files };
}
