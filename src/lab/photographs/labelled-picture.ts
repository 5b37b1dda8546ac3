import type { Point } from "../../domain/geometry.ts";
import type { Rectangle } from "../../domain/picture/rectangle.ts";
import type { Skipped } from "./annotated-picture.ts";

/** A picture as a labelling tool describes it: products have names, but no items yet. */
export interface LabelledPicture {
  /** The tool's name for it; the file may be elsewhere in the folder. */
  readonly file: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly labels: readonly Label[];
}

export interface Label {
  readonly product: string;
  readonly id?: string;
  readonly box?: Rectangle;
  readonly outline?: readonly Point[];
  readonly components?: readonly Rectangle[];
}

/** An annotation format. */
export interface Format {
  readonly name: string;
  readonly recognizes: (content: unknown) => boolean;
  /** Reports unusable entries to `leftOut` and skips them. Throws Error if the content makes no sense at all. */
  readonly read: (content: unknown, leftOut: Skipped) => readonly LabelledPicture[];
}

/** "3-1.jpg" and the second pack become "3-1.jpg, pack 2". */
export function packNamed(file: string, index: number): string {
  return `${file}, pack ${index + 1}`;
}
