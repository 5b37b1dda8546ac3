import type { Point } from "../../domain/geometry.ts";
import type { ItemId } from "../../domain/item.ts";
import type { Rectangle } from "../../domain/picture/rectangle.ts";

/** A picture of a data folder and the packs in it. */
export interface AnnotatedPicture {
  /** Relative to the folder. */
  readonly file: string;
  /** As it is shown, in pixels; undefined where the annotations do not say. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly packs: readonly AnnotatedPack[];
}

/** Places are in pixels of the picture as it is shown: turned by its EXIF orientation. */
export interface AnnotatedPack {
  readonly product: string;
  readonly item: ItemId;
  /** Undefined where nobody drew one: every pack that is found in the picture is this product's. */
  readonly box?: Rectangle;
  /** The polygon, or the box's corners where there is none. */
  readonly outline: readonly Point[];
  /** Where the name, the strength, the logo or the pills are; often empty. */
  readonly components: readonly Rectangle[];
}

/** Told of each picture, or pack in a picture, that cannot be used. */
export type Skipped = (file: string, why: string) => void;

export function packsIn(pictures: readonly AnnotatedPicture[]): number {
  return pictures.reduce((count, { packs }) => count + packs.length, 0);
}
