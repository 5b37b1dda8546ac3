import { join } from "node:path";
import type { OrientedBox, Point } from "../../domain/geometry.ts";
import type { ItemId } from "../../domain/item.ts";
import { asBox, boundsOf, overlap, type Rectangle, scaled } from "../../domain/picture/rectangle.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import type { Sight } from "../../journey/sight.ts";
import { readPicture } from "../../jpeg/picture-file.ts";
import { type AnnotatedPicture, readAnnotations } from "./annotations.ts";

/** One annotated pack of a data folder, found in its picture. */
export interface Specimen {
  /** The picture's, relative to the folder. */
  readonly file: string;
  readonly product: string;
  readonly item: ItemId;
  /** In pixels of the stored picture. */
  readonly annotated: Rectangle;
  /** The picture as a camera would have sent it. */
  readonly jpeg: Uint8Array;
  /** Its picture may be decoded at a whole fraction of the stored size. */
  readonly scene: Scene;
  /** How many stored pixels a pixel of the scene's picture is wide. */
  readonly scale: number;
  /** In pixels of the scene's picture: the located pack that fits best, or the annotated box itself where none fits. */
  readonly box: OrientedBox;
  readonly located: boolean;
  /** As annotated, in pixels of the scene's picture. */
  readonly outline: readonly Point[];
  /** As annotated, in pixels of the scene's picture. */
  readonly components: readonly Rectangle[];
  /** Whether the picture shows another item too. */
  readonly accompanied: boolean;
  /** Of the annotated box with the located pack that fits best (intersection over union). */
  readonly overlap: number;
}

interface Options {
  /** Those of the folder's pictures that are wanted; without it, all. */
  readonly pictures?: readonly AnnotatedPicture[];
  readonly look: Sight["look"];
  /** Told every picture that cannot be used; it is left out. */
  readonly skipped: (file: string, why: string) => void;
}

/** The annotated packs of a data folder, picture by picture; one picture is in memory at a time. */
export async function* readSpecimens(dir: string, { pictures, look, skipped }: Options): AsyncGenerator<Specimen> {
  for (const annotated of pictures ?? (await readAnnotations(dir))) {
    try {
      const jpeg = await readPicture(join(dir, annotated.file));
      yield* specimensOf(annotated, jpeg, await look(jpeg));
    } catch (error) {
      skipped(annotated.file, error instanceof Error ? error.message : String(error));
    }
  }
}

/** For `skipped`: names the picture on stderr. */
export function tellSkipped(file: string, why: string): void {
  console.error(`${file} is left out: ${why}`);
}

/** An annotated box and a located pack that share less than this are not the same pack. */
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
    const [best] = scene.packs.map((box) => ({ box, overlap: overlap(boundsOf(box), wanted) })).sort((a, b) => b.overlap - a.overlap);
    const located = best !== undefined && best.overlap >= SAME_PACK;
    const found = { box: located ? best.box : asBox(wanted), located, overlap: best?.overlap ?? 0 };
    const outline = pack.outline.map(({ x, y }) => ({ x: x / scale, y: y / scale }));
    const components = pack.components.map((part) => scaled(part, 1 / scale));
    const accompanied = packs.some((other) => other.item !== item);
    return { file, product, item, annotated, jpeg, scene, scale, outline, components, accompanied, ...found };
  });
}
