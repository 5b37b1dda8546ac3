import { readdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { isPictureName } from "../../../jpeg/picture-name.ts";

/** A class by its number and a place in fractions of the picture: a box, or the corners of a polygon. */
const LINE = /^\d+( +[\d.eE-]+){4,}\s*$/m;
/** A folder may hold thousands of pictures with notes beside them; the first few tell. */
const TRIED = 5;

/** What betrays the labels of YOLO: text files named like pictures, without the products' names. */
export async function looksLikeYolo(dir: string): Promise<boolean> {
  const names = await readdir(dir, { recursive: true });
  if (names.some((name) => basename(name) === "data.yaml")) return true;
  const pictures = new Set(names.filter((name) => isPictureName(basename(name))).map(stem));
  for (const name of names.filter((name) => extname(name) === ".txt" && pictures.has(stem(name))).slice(0, TRIED))
    if (LINE.test(await readFile(join(dir, name), "utf8").catch(() => ""))) return true;
  return false;
}

function stem(name: string): string {
  return basename(name, extname(name));
}
