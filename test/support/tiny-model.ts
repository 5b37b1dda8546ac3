import { onnx, operator, tensor } from "./tiny-onnx.ts";

/**
 * A valid ONNX model of about 20 kB, so that tests run the real ONNX Runtime without large weights:
 * float32 image [1, 3, side, side] -> Conv(16 x 16, stride 16) -> Relu -> features [1, 6, side / 16, side / 16]
 * Channels 0 to 2 hold the positive part of each patch's mean red, green and blue, channels 3 to 5 the negative part.
 */
export const TINY_PATCH = 16;
export const TINY_CHANNELS = 6;

/** With a `gain` of 3e38 the features of a bright picture overflow. */
export function tinyModel(side: number, { output = "features", gain = 1 } = {}): Uint8Array {
  const cells = Math.floor(side / TINY_PATCH);
  return onnx({
    input: { name: "image", shape: [1, 3, side, side] },
    output: { name: output, shape: [1, TINY_CHANNELS, cells, cells] },
    nodes: [operator("Conv", ["image", "weight"], "means", { stride: TINY_PATCH }), operator("Relu", ["means"], output)],
    tensors: [tensor("weight", [TINY_CHANNELS, 3, TINY_PATCH, TINY_PATCH], meansOfEachColour(gain))],
  });
}

function meansOfEachColour(gain: number): Float32Array {
  const patch = TINY_PATCH * TINY_PATCH;
  return Float32Array.from({ length: TINY_CHANNELS * 3 * patch }, (_, index) => {
    const out = Math.floor(index / (3 * patch));
    const colour = Math.floor(index / patch) % 3;
    if (out % 3 !== colour) return 0;
    return ((out < 3 ? 1 : -1) * gain) / patch;
  });
}
