import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Point } from "../../domain/geometry.ts";
import type { ItemId } from "../../domain/item.ts";
import { asQuad, type Rectangle } from "../../domain/picture/rectangle.ts";
import { UsageError, unreadable } from "../../errors.ts";

/** For the help of a command that takes a data folder. */
export const DATA_FOLDER_HELP = [
  "The folder holds JPEG or PNG pictures and annotations.json, which lists the packs in each:",
  "",
  '  { "images": [ { "file": "1.jpg", "width": 1660, "height": 1250, "instances": [',
  '      { "product": "Calpol-650", "box": [149, 411, 512, 534] } ] } ] }',
  "",
  "Boxes are [x, y, width, height] in pixels. A product's item is its name in lower case, with hyphens.",
].join("\n");

/** A picture of a data folder and the packs in it. */
export interface AnnotatedPicture {
  /** Relative to the folder. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly packs: readonly AnnotatedPack[];
}

/** Places are in pixels of the stored picture. */
export interface AnnotatedPack {
  readonly product: string;
  readonly item: ItemId;
  readonly box: Rectangle;
  /** The polygon, or the box's corners where there is none. */
  readonly outline: readonly Point[];
  /** Where the name, the strength, the logo or the pills are; often empty. */
  readonly components: readonly Rectangle[];
}

/** Reads annotations.json. Throws a UsageError that says what is wrong with it. */
export async function readAnnotations(dir: string): Promise<readonly AnnotatedPicture[]> {
  const file = join(dir, "annotations.json");
  const parsed = Annotations.safeParse(await readJson(file));
  if (!parsed.success) throw new UsageError(`${file} is not as expected:\n${z.prettifyError(parsed.error)}`);
  const { images } = parsed.data;
  if (images.every(({ instances }) => instances.length === 0)) throw new UsageError(`${file} names no pack. List at least one.`);
  return images.map(({ instances, ...picture }) => ({ ...picture, packs: instances.map(toPack) }));
}

export function packsIn(pictures: readonly AnnotatedPicture[]): number {
  return pictures.reduce((count, { packs }) => count + packs.length, 0);
}

const pixels = z.number().positive();
const box = z.tuple([z.number(), z.number(), pixels, pixels]);

/** Strict about what is used; anything else, a note for example, is ignored. */
const Annotations = z.object({
  images: z.array(
    z.object({
      file: z.string().min(1),
      width: pixels,
      height: pixels,
      instances: z.array(
        z.object({
          product: z.string().regex(/[a-z0-9]/i, "a product's name needs at least one Latin letter or digit"),
          box,
          polygon: z
            .array(z.tuple([z.number(), z.number()]))
            .min(3)
            .optional(),
          components: z.record(z.string(), box).default({}),
        }),
      ),
    }),
  ),
});

type Instance = z.infer<typeof Annotations>["images"][number]["instances"][number];

function toPack({ product, box, polygon, components }: Instance): AnnotatedPack {
  const place = toRectangle(box);
  return {
    product,
    item: itemNamed(product),
    box: place,
    outline: polygon?.map(([x, y]) => ({ x, y })) ?? asQuad(place),
    components: Object.values(components).map(toRectangle),
  };
}

function toRectangle([x, y, width, height]: Instance["box"]): Rectangle {
  return { x, y, width, height };
}

/** "Calpol-650" becomes "calpol-650", "Vitamin C (500)" becomes "vitamin-c-500". */
function itemNamed(product: string): ItemId {
  return product
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[^a-z0-9]+|-+$/g, "");
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new UsageError(unreadable(file, error));
  }
}
