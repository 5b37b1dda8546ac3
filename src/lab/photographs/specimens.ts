import { join } from "node:path";
import type { Point, Quad } from "../../domain/geometry.ts";
import type { ItemId } from "../../domain/item.ts";
import { boundsOf, overlap, type Rectangle, scaled } from "../../domain/picture/rectangle.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import type { Sight } from "../../journey/sight.ts";
import { readPicture } from "../../jpeg/picture-file.ts";
import type { AnnotatedPack, AnnotatedPicture, Skipped } from "./annotated-picture.ts";
import { displayedSize } from "./displayed-size.ts";
import { packNamed } from "./labelled-picture.ts";
import { type Match, matched } from "./matched.ts";
import { whyUnusable } from "./unusable.ts";

/** One annotated pack of a data folder, found in its picture. */
export interface Specimen {
  /** The picture's path, relative to the folder. */
  readonly file: string;
  readonly product: string;
  readonly item: ItemId;
  /** In pixels of the full-size picture as displayed; around the located pack if nobody drew a box. */
  readonly annotated: Rectangle;
  /** The picture as a camera would send it. */
  readonly jpeg: Uint8Array;
  /** Its picture may be decoded at an integer fraction of the full size. */
  readonly scene: Scene;
  /** Full-size pixels per pixel of the scene's picture. */
  readonly scale: number;
  /** In pixels of the scene's picture: the best-fitting located pack, or the annotated box itself when none fits. */
  readonly box: Quad;
  readonly located: boolean;
  /** Annotated or else located outline, in pixels of the scene's picture. */
  readonly outline: readonly Point[];
  /** As annotated, in pixels of the scene's picture. */
  readonly components: readonly Rectangle[];
  /** Whether the picture also shows another item. */
  readonly accompanied: boolean;
  /** Intersection over union of the annotated box and the best-fitting located pack; null if nobody drew a box. */
  readonly overlap: number | null;
}

interface Options {
  readonly look: Sight["look"];
  /** Called for each picture, or pack in a picture, that cannot be used. */
  readonly skipped: Skipped;
}

/** The annotated packs of these pictures of a data folder, in order; one picture is in memory at a time. */
export async function* readSpecimens(
  dir: string,
  pictures: readonly AnnotatedPicture[],
  { look, skipped }: Options,
): AsyncGenerator<Specimen> {
  for (const annotated of pictures) {
    try {
      const jpeg = await readPicture(join(dir, annotated.file));
      yield* specimensOf(annotated, jpeg, await look(jpeg), skipped);
    } catch (error) {
      skipped(annotated.file, whyUnusable(error));
    }
  }
}

async function* specimensOf(picture: AnnotatedPicture, jpeg: Uint8Array, scene: Scene, skipped: Skipped): AsyncGenerator<Specimen> {
  const scale = scaleOf(picture, scene) ?? (await displayedSize(jpeg)).width / scene.picture.width;
  for (const [index, pack] of picture.packs.entries()) {
    const rival = rivalOf(pack, picture.packs);
    const found = rival ? { why: `its box is ${rival.product}'s too` } : matched(pack, scene, scale);
    if ("why" in found) skipped(pack.box ? packNamed(picture.file, index) : picture.file, found.why);
    else for (const match of found.matches) yield specimenOf(pack, match, picture, { jpeg, scene, scale });
  }
}

/** Boxes that overlap by more than this surround the same pack. */
const SAME_BOX = 0.8;

/** Another product with a box around the same pack. */
function rivalOf({ box, item }: AnnotatedPack, packs: readonly AnnotatedPack[]): AnnotatedPack | undefined {
  return packs.find((other) => box && other.box && other.item !== item && overlap(box, other.box) > SAME_BOX);
}

function specimenOf(
  { product, item, box: drawn, ...pack }: AnnotatedPack,
  { box, located, overlap: shared }: Match,
  { file, packs }: AnnotatedPicture,
  { jpeg, scene, scale }: Pick<Specimen, "jpeg" | "scene" | "scale">,
): Specimen {
  return {
    file,
    product,
    item,
    annotated: drawn ?? scaled(boundsOf(box), scale),
    jpeg,
    scene,
    scale,
    box,
    located,
    outline: drawn ? pack.outline.map(({ x, y }) => ({ x: x / scale, y: y / scale })) : box,
    components: pack.components.map((part) => scaled(part, 1 / scale)),
    accompanied: packs.some((other) => other.item !== item),
    overlap: shared,
  };
}

/** Undefined if the annotations omit the picture's size. Throws Error if they describe another picture. */
function scaleOf({ width, height }: AnnotatedPicture, { picture }: Scene): number | undefined {
  if (width === undefined || height === undefined) return undefined;
  if (Math.abs(picture.height - (height * picture.width) / width) <= 1) return width / picture.width;
  const turned = Math.abs(picture.height - (width * picture.width) / height) <= 1;
  throw new Error(
    turned
      ? `it is annotated as ${width} x ${height}, which is how the file stores it: viewers turn it by its EXIF orientation. Annotate it as they show it`
      : `it is annotated as ${width} x ${height}, but its proportions are those of ${picture.width} x ${picture.height}`,
  );
}
