import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { asQuad } from "../../domain/picture/rectangle.ts";
import { UsageError, unreadable } from "../../errors.ts";
import type { AnnotatedPack, AnnotatedPicture, Skipped } from "./annotated-picture.ts";
import { readCatalogue } from "./catalogue.ts";
import { findAnnotations } from "./find-annotations.ts";
import { findPicture } from "./find-picture.ts";
import { coco } from "./formats/coco.ts";
import { cvat } from "./formats/cvat.ts";
import { readFolders } from "./formats/folders.ts";
import { labelStudio } from "./formats/label-studio.ts";
import { own } from "./formats/own.ts";
import { refusalOf, unknownFormat } from "./formats/unknown.ts";
import { looksLikeYolo } from "./formats/yolo.ts";
import { openIds, refuseSharedIds } from "./ids.ts";
import { type Label, type LabelledPicture, packNamed } from "./labelled-picture.ts";

const FORMATS = [coco, labelStudio, cvat, own];
/** Reasons listed when nothing in a file can be used. */
const MOST_REASONS = 5;
/** Up to this many missing pictures are named. */
const FEW = 3;

/** Reads what the pictures of a data folder show. Throws a UsageError if none of it can be used. */
export async function readAnnotations(dir: string, leftOut: Skipped = () => {}): Promise<readonly AnnotatedPicture[]> {
  const reasons: Parameters<Skipped>[] = [];
  const { file, pictures } = await readLabelled(dir, (...reason) => reasons.push(reason));
  const idOf = openIds(
    pictures.flatMap(({ labels }) => labels),
    await readCatalogue(dir),
  );
  const annotated: AnnotatedPicture[] = [];
  const missing: string[] = [];
  const namings: Parameters<typeof refuseSharedIds>[0][number][] = [];
  for (const { labels, ...picture } of pictures) {
    const found = await findPicture(dir, picture.file);
    if (found === undefined) missing.push(picture.file);
    const place = found ?? picture.file;
    const packs = labels.flatMap((label, index) => {
      const named = idOf(label);
      if ("why" in named) {
        reasons.push([label.box ? packNamed(place, index) : place, named.why]);
        return [];
      }
      namings.push(named);
      return [packOf(label, named)];
    });
    annotated.push({ ...picture, file: place, packs });
  }
  if (namings.length === 0)
    throw new UsageError([`${file} names no pack that can be used. List at least one.`, ...listed(reasons)].join("\n"));
  refuseSharedIds(namings);
  if (missing.length === pictures.length && missing.length > FEW)
    throw new UsageError(
      `${file} names ${missing.length} pictures (${missing.slice(0, FEW).join(", ")} ...), and none of them is there.\nPut the pictures beside it or into ${join(dir, "images")}.`,
    );
  for (const reason of reasons) leftOut(...reason);
  return annotated;
}

async function readLabelled(dir: string, leftOut: Skipped): Promise<{ file: string; pictures: readonly LabelledPicture[] }> {
  const found = await findAnnotations(
    dir,
    (content) => unknownFormat(content) !== undefined || FORMATS.some(({ recognizes }) => recognizes(content)),
  );
  if (found === undefined) return { file: dir, pictures: await readUnlabelled(dir, leftOut) };
  const { file, content } = found;
  const unknown = unknownFormat(content);
  if (unknown !== undefined) throw new UsageError(refusalOf(file, unknown));
  const format = FORMATS.find(({ recognizes }) => recognizes(content)) ?? own;
  try {
    return { file, pictures: format.read(content, leftOut) };
  } catch (error) {
    throw new UsageError(`${file} ${error instanceof Error ? error.message : error}`);
  }
}

async function readUnlabelled(dir: string, leftOut: Skipped): Promise<readonly LabelledPicture[]> {
  const names = await readdir(dir).catch((error) => {
    throw new UsageError(error.code === "ENOENT" ? `There is no folder ${dir}.` : unreadable(dir, error));
  });
  if (names.length > 0 && (await looksLikeYolo(dir))) throw new UsageError(refusalOf(dir, "YOLO"));
  const pictures = await readFolders(dir, leftOut);
  if (pictures) return pictures;
  throw new UsageError(
    `There is no file ${join(dir, "annotations.json")}, and ${basename(dir)} has no sub-folders with pictures, named after their products. "blisterscope help enrol" shows both.`,
  );
}

function packOf({ box, outline, components }: Label, { product, item }: Pick<AnnotatedPack, "product" | "item">): AnnotatedPack {
  const place = outline ?? (box ? asQuad(box) : []);
  return { product, item, ...(box && { box }), outline: place, components: components ?? [] };
}

function listed(reasons: readonly Parameters<Skipped>[]): readonly string[] {
  const shown = reasons.slice(0, MOST_REASONS).map(([name, why]) => `${name}: ${why}`);
  return reasons.length > MOST_REASONS ? [...shown, `and ${reasons.length - MOST_REASONS} more`] : shown;
}
