import { join } from "node:path";
import type { Point, Quad } from "../../domain/geometry.ts";
import type { ItemId } from "../../domain/item.ts";
import { asQuad, boundsOf, overlap, type Rectangle, scaled } from "../../domain/picture/rectangle.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import type { Sight } from "../../journey/sight.ts";
import { readPicture } from "../../jpeg/picture-file.ts";
import type { AnnotatedPicture } from "./annotations.ts";

/** One annotated pack of a data folder, found in its picture. */
export interface Specimen {
  /** The picture's path, relative to the folder. */
  readonly file: string;
  readonly product: string;
  readonly item: ItemId;
  /** In pixels of the stored picture. */
  readonly annotated: Rectangle;
  /** The picture as a camera would have sent it. */
  readonly jpeg: Uint8Array;
  /** Its picture may be decoded at an integer fraction of the stored size. */
  readonly scene: Scene;
  /** Stored pixels per pixel of the scene's picture. */
  readonly scale: number;
  /** In pixels of the scene's picture: the best-fitting located pack, or the annotated box itself when none fits. */
  readonly box: Quad;
  readonly located: boolean;
  /** As annotated, in pixels of the scene's picture. */
  readonly outline: readonly Point[];
  /** As annotated, in pixels of the scene's picture. */
  readonly components: readonly Rectangle[];
  /** Whether the picture shows another item too. */
  readonly accompanied: boolean;
  /** Intersection over union of the annotated box and the best-fitting located pack. */
  readonly overlap: number;
}

interface Options {
  readonly look: Sight["look"];
  /** Told of each picture that cannot be used. */
  readonly skipped: (file: string, why: string) => void;
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
      yield* specimensOf(annotated, jpeg, await look(jpeg));
    } catch (error) {
      skipped(annotated.file, error instanceof Error ? error.message : String(error));
    }
  }
}

/** An annotated box and a located pack that overlap by less than this are not the same pack. */
const SAME_PACK = 0.5;

function specimensOf({ file, width, height, packs }: AnnotatedPicture, jpeg: Uint8Array, scene: Scene): Specimen[] {
  const { picture } = scene;
  const scale = width / picture.width;
  if (Math.abs(picture.height - height / scale) > 1)
    throw new Error(
      `annotations.json says ${width} x ${height}, the picture's proportions are those of ${picture.width} x ${picture.height}`,
    );
  return packs.map(({ product, item, box: annotated, ...pack }) => {
    const wanted = scaled(annotated, 1 / scale);
    const [best] = scene.packs
      .map(({ corners }) => ({ box: corners, overlap: overlap(boundsOf(corners), wanted) }))
      .sort((a, b) => b.overlap - a.overlap);
    const located = best !== undefined && best.overlap >= SAME_PACK;
    const found = { box: located ? best.box : asQuad(wanted), located, overlap: best?.overlap ?? 0 };
    const outline = pack.outline.map(({ x, y }) => ({ x: x / scale, y: y / scale }));
    const components = pack.components.map((part) => scaled(part, 1 / scale));
    const accompanied = packs.some((other) => other.item !== item);
    return { file, product, item, annotated, jpeg, scene, scale, outline, components, accompanied, ...found };
  });
}
