import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { UsageError, unreadable } from "../../errors.ts";
import { textOf } from "../../text.ts";

/** A file of annotations, parsed. */
interface Found {
  readonly file: string;
  readonly content: unknown;
}

/** The names by which labelling tools export; looked for first, then any other one. */
const USUAL = ["annotations.json", "annotations.xml"];
const ANNOTATIONS = /^[^.].*\.(json|xml)$/i;

/**
 * The folder's annotations; undefined where it has none. `known` tells them from a file of something else, which other names than
 * the usual ones may be of. Throws a UsageError for what cannot be parsed, and where two files claim to be it.
 */
export async function findAnnotations(dir: string, known: (content: unknown) => boolean): Promise<Found | undefined> {
  const names = await namesIn(dir);
  const usual = USUAL.find((name) => names.includes(name));
  if (usual !== undefined) return await parsed(join(dir, usual));
  const inside = (await namesIn(join(dir, "annotations"))).map((name) => join("annotations", name));
  let found: Found | undefined;
  for (const name of [...names, ...inside]) {
    const next = await parsed(join(dir, name)).catch(() => undefined);
    if (next === undefined || !known(next.content)) continue;
    if (found)
      throw new UsageError(
        `${dir} holds several files of annotations (${relative(dir, found.file)}, ${name}). Name the one that counts annotations.json or .xml.`,
      );
    if (belongsToOnePicture(next.content)) return next;
    found = next;
  }
  return found;
}

async function namesIn(dir: string): Promise<readonly string[]> {
  const names = await readdir(dir).catch((error) => {
    if (["ENOENT", "ENOTDIR"].includes(error.code)) return [];
    throw new UsageError(unreadable(dir, error));
  });
  return names.filter((name) => ANNOTATIONS.test(name)).sort();
}

/** Pascal VOC and LabelMe write a file for each picture. */
function belongsToOnePicture(content: unknown): boolean {
  return typeof content === "object" && content !== null && ("annotation" in content || "shapes" in content);
}

async function parsed(file: string): Promise<Found> {
  try {
    const text = textOf(await readFile(file));
    return { file, content: file.toLowerCase().endsWith(".xml") ? parseXml(text) : JSON.parse(text) };
  } catch (error) {
    throw new UsageError(unreadable(file, error));
  }
}

/** Attributes become plain keys. */
function parseXml(text: string): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseAttributeValue: false,
    isArray: (name) => ["image", "box", "polygon"].includes(name),
  });
  return parser.parse(text, true);
}
