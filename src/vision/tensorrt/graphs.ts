import type { Bundle } from "../bundle/bundle.ts";
import type { ReadingFiles } from "../reading/models.ts";
import { READING_SHAPES } from "../reading/read-lines.ts";

export const GRAPHS = ["locator", "direction", "detector", "recognizer", "backbone"] as const;
export type GraphName = (typeof GRAPHS)[number];

/** Of an input whose size is not fixed: the sizes that an engine must take, and the one that it is made fastest for. */
export interface Shapes {
  readonly least: readonly number[];
  readonly usual: readonly number[];
  readonly most: readonly number[];
}

/** A network that TensorRT builds an engine of. */
export interface Graph {
  readonly name: GraphName;
  /** Absolute path of the ONNX model. */
  readonly file: string;
  readonly shapes?: Shapes;
}

/** The networks of a device in the order of their work, the largest last. */
export function graphsOf({ backbone, locator }: Pick<Bundle, "backbone" | "locator">, reading: ReadingFiles | undefined): readonly Graph[] {
  const readers = (["direction", "detector", "recognizer"] as const).flatMap((name): readonly Graph[] =>
    reading ? [{ name, file: reading[name], shapes: READING_SHAPES[name] }] : [],
  );
  return [{ name: "locator", file: locator }, ...readers, { name: "backbone", file: backbone }];
}
