import { readdir } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { isPictureName } from "../../../jpeg/picture-name.ts";
import type { Skipped } from "../annotated-picture.ts";
import type { LabelledPicture } from "../labelled-picture.ts";

/** What systems leave lying about. */
const CLUTTER = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini)$/i;
const naturalOrder = new Intl.Collator("en", { numeric: true });

/** A folder for each product, named after it; undefined where no sub-folder holds a picture itself. */
export async function readFolders(dir: string, leftOut: Skipped): Promise<readonly LabelledPicture[] | undefined> {
  const entries = (await readdir(dir, { withFileTypes: true })).filter(({ name }) => !CLUTTER.test(name));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const shown = await Promise.all(folders.toSorted(naturalOrder.compare).map((folder) => picturesOf(dir, folder)));
  if (!shown.some(({ pictures }) => pictures.some((file) => file.split("/").length === 2))) return undefined;
  for (const { folder, pictures, others } of shown) {
    if (pictures.length === 0) leftOut(folder, "the folder holds no picture");
    for (const file of others) leftOut(file, "it is no picture");
  }
  for (const entry of entries)
    if (!entry.isDirectory() && isPictureName(entry.name)) leftOut(entry.name, "it lies beside the products' folders: put it into one");
  return shown.flatMap(({ folder, pictures }) => pictures.map((file) => ({ file, labels: [{ product: folder }] })));
}

async function picturesOf(dir: string, folder: string) {
  const found = await readdir(join(dir, folder), { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => !entry.isDirectory() && !CLUTTER.test(entry.name))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .filter((file) => !file.split("/").some((part) => CLUTTER.test(part)))
    .toSorted(naturalOrder.compare);
  return { folder, pictures: files.filter(isPicture), others: files.filter((file) => !isPicture(file)) };
}

function isPicture(path: string): boolean {
  return isPictureName(basename(path));
}
