import { readdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { isPictureName } from "../../../jpeg/picture-name.ts";

/** A class number, then a box or polygon corners in fractions of the picture. */
const LINE = /^\d+( +[\d.eE-]+){4,}\s*$/m;
/** A folder may hold thousands of pictures with text files beside them; the first few are enough. */
const TRIED = 5;

/** Recognizes YOLO labels: text files named like pictures, without product names. */
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
