import type { Point } from "../../domain/geometry.ts";
import type { Rectangle } from "../../domain/picture/rectangle.ts";
import type { Skipped } from "./annotated-picture.ts";

/** A picture as somebody's labelling tool describes it: products have names, but no items yet. */
export interface LabelledPicture {
  /** As the tool knows it; the picture may lie elsewhere in the folder. */
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

/** One way to write down what pictures show. */
export interface Format {
  readonly name: string;
  readonly recognizes: (content: unknown) => boolean;
  /** What cannot be used is left out with the reason. Throws an error if nothing can be made of the content. */
  readonly read: (content: unknown, leftOut: Skipped) => readonly LabelledPicture[];
}

/** "3-1.jpg" and the second pack become "3-1.jpg, pack 2". */
export function packNamed(file: string, index: number): string {
  return `${file}, pack ${index + 1}`;
}
