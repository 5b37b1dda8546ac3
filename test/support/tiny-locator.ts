import { HEIGHT, MAPS, STRIDE, WIDTH } from "../../src/domain/locate/letterbox.ts";
import { onnx, operator, tensor } from "./tiny-onnx.ts";
import { TINY_TRAY } from "./tiny-pictures.ts";

/** Sums of differences from the tray's red, green and blue, 0 to 3: more is pack. */
const PACK = 0.3;
const STEEPNESS = 60;
/** A distance that the decoder does not trust: it takes the smallest rectangle around the cells. */
const FAR = 9;

/**
 * A locator that takes for pack whatever has another colour than the tray. Cells vote for themselves, so that neighbours
 * land next to each other: packs that touch are one.
 */
export function tinyLocator(): Uint8Array {
  const cells = STRIDE * STRIDE;
  // The positive and the negative part of each colour's mean difference.
  const means = Float32Array.from({ length: 6 * 3 * cells }, (_, at) => {
    const [part, colour] = [Math.floor(at / (3 * cells)), Math.floor(at / cells) % 3];
    return part % 3 === colour ? (part < 3 ? 1 : -1) / cells : 0;
  });
  const tray = Float32Array.from({ length: 6 }, (_, part) => ((part < 3 ? -1 : 1) * (TINY_TRAY[part % 3] ?? 0)) / 255);
  return onnx({
    input: { name: "image", shape: [1, 3, HEIGHT, WIDTH] },
    output: { name: "maps", shape: [1, MAPS, HEIGHT / STRIDE, WIDTH / STRIDE] },
    nodes: [
      operator("Conv", ["image", "means", "tray"], "differences", { stride: STRIDE }),
      operator("Relu", ["differences"], "parts"),
      operator("Conv", ["parts", "sum", "threshold"], "score"),
      operator("Sigmoid", ["score"], "pack"),
      operator("Conv", ["pack", "first", "rest"], "maps"),
    ],
    tensors: [
      tensor("means", [6, 3, STRIDE, STRIDE], means),
      tensor("tray", [6], tray),
      tensor("sum", [1, 6, 1, 1], new Float32Array(6).fill(STEEPNESS)),
      tensor("threshold", [1], Float32Array.of(-PACK * STEEPNESS)),
      tensor("first", [MAPS, 1, 1, 1], Float32Array.of(1, 0, 0, 0, 0)),
      tensor("rest", [MAPS], Float32Array.of(0, 0, 0, 0, FAR)),
    ],
  });
}
