import { createHash } from "node:crypto";
import { constants, copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Card } from "../../vision/bundle/card.ts";
import { mentionedFiles } from "../../vision/bundle/card-contradictions.ts";
import { headFile } from "../head-file.ts";
import { placeFor } from "../write-bundle.ts";
import type { Edition } from "./edition.ts";

/** Writes a whole bundle into an empty folder: the base's files, but for what the edition has in their place. */
export async function writeEdition(dir: string, base: Bundle, { items, head, golden, photographs, files }: Edition): Promise<void> {
  const { answers, ...kept } = base.card; // answers of another head
  const { dimensions, file } = kept.head;
  const own = new Map(files);
  if (head !== base.head) own.set(file, headFile(head));
  const card: Card = {
    ...kept,
    createdAt: new Date().toISOString(),
    head: { file, dimensions, rows: [...head.rows] },
    items: items.map(asInCard),
    golden: [...golden],
    photographs: [...photographs],
  };
  const forgotten = new Set(mentionedFiles(base.card));
  for (const named of mentionedFiles(card)) forgotten.delete(named);
  const copied = Object.entries(base.card.files).filter(([named]) => !own.has(named) && !forgotten.has(named));
  // Where the file system can share what two files have in common, the networks take no place of their own.
  for (const [named] of copied) await copyFile(join(base.dir, named), await placeFor(dir, named), constants.COPYFILE_FICLONE);
  for (const [named, content] of own) await writeFile(await placeFor(dir, named), content);
  const hashes = [...own].map(([named, content]): [string, string] => [named, createHash("sha256").update(content).digest("hex")]);
  const whole = { ...card, files: Object.fromEntries([...copied, ...hashes]) };
  await writeFile(join(dir, "card.json"), `${JSON.stringify(whole, null, 2)}\n`);
}

function asInCard({ faces, lookAlikes, inseparable, references, ...item }: Edition["items"][number]): Card["items"][number] {
  return {
    ...item,
    lookAlikes: [...lookAlikes],
    faces: faces.map((face) => ({ ...face })),
    inseparable: [...inseparable],
    references: [...references],
  };
}
