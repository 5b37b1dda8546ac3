import type { Point } from "../../domain/geometry.ts";
import type { ItemId } from "../../domain/item.ts";
import type { Rectangle } from "../../domain/picture/rectangle.ts";

/** A picture of a data folder and the packs in it. */
export interface AnnotatedPicture {
  /** Relative to the folder. */
  readonly file: string;
  /** Pixels, as displayed; undefined if the annotations do not say. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly packs: readonly AnnotatedPack[];
}

/** Coordinates are in pixels of the picture as displayed: turned by its EXIF orientation. */
export interface AnnotatedPack {
  readonly product: string;
  readonly item: ItemId;
  /** Undefined if nobody drew one: then every pack found in the picture is this product. */
  readonly box?: Rectangle;
  /** The polygon, or else the box's corners. */
  readonly outline: readonly Point[];
  /** Where the name, the strength, the logo or the pills are; often empty. */
  readonly components: readonly Rectangle[];
}

/** Called for each picture, or pack in a picture, that cannot be used. */
export type Skipped = (file: string, why: string) => void;

export function packsIn(pictures: readonly AnnotatedPicture[]): number {
  return pictures.reduce((count, { packs }) => count + packs.length, 0);
}
