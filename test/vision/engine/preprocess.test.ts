import { describe, expect, test } from "vitest";
import { normalizer } from "../../../src/vision/engine/preprocess.ts";

describe("the network's input", () => {
  test("is normalized as PyTorch does it, one channel after the other", () => {
    // torch: (torch.tensor([[0, 128, 255], [255, 1, 100]]) / 255 - mean) / std, ImageNet's mean and std, transposed
    const golden = [-2.1179039, 2.2489083, 0.20518206, -2.0182073, 2.64, -0.061524976];
    const image = new Float32Array(6);
    normalizer({ mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] })(Uint8Array.of(0, 128, 255, 255, 1, 100), image);
    image.forEach((value, index) => {
      expect(value).toBeCloseTo(golden[index] ?? Number.NaN, 6);
    });
  });
});
