import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { METHODS } from "../../../../src/domain/evidence/cam/methods.ts";
import type { ActivationMap } from "../../../../src/domain/evidence/evidence.ts";
import { spearman } from "../../../../src/lab/statistics/spearman.ts";
import { parseSafetensors, type Tensor } from "../../../../src/vision/bundle/safetensors.ts";
import { whitenedHead } from "../../../support/whitened-head.ts";

/** Made by models/training/blisterscope_training/cam_golden.py with autograd and, for Ablation-CAM, real ablation. */
const golden = parseSafetensors(readFileSync("test/data/cam/golden.safetensors"));
const [pictures = 0, channels = 0, rows = 0, columns = 0] = tensor("features").shape;
const [classes = 0] = tensor("weight").shape;

/** The golden rows in a space of their own: stretched, at an angle to the channels, around a center that gives each its bias. */
const head = whitenedHead(
  Array.from({ length: classes }, (_, row) => part(tensor("weight"), row, channels)),
  [...tensor("bias").values],
);

describe("maps in closed form are those of PyTorch's autograd, to 1e-4 of their strongest place:", () => {
  test.each(["Grad-CAM", "Grad-CAM++", "Layer-CAM", "Ablation-CAM"] as const)("%s", (method) => {
    const expected = tensor(method);
    expect(expected.shape).toEqual([pictures, classes, rows, columns]);
    for (let picture = 0; picture < pictures; picture++)
      for (let row = 0; row < classes; row++) {
        const map = normalized(METHODS[method](featuresOf(picture), head, row));
        const wanted = part(expected, picture * classes + row, rows * columns);
        const differences = map.map((value, cell) => Math.abs(value - (wanted[cell] ?? Number.NaN)));
        expect(Math.max(...differences)).toBeLessThan(1e-4);
      }
  });
});

test("every picture has a map of its own, and every class too", () => {
  for (const map of [METHODS["Grad-CAM"], METHODS["Grad-CAM++"], METHODS["Layer-CAM"], METHODS["Ablation-CAM"]]) {
    const all = Array.from({ length: pictures * classes }, (_, index) =>
      map(featuresOf(Math.floor(index / classes)), head, index % classes).values.join(),
    );
    expect(new Set(all).size).toBe(pictures * classes);
  }
});

// On average, not for every pair: the strongest of the six correlations is 0.61. Layer-CAM and Grad-CAM++ stay above 0.7.
test("with another class's row, Grad-CAM keeps on average less than half of its ranking", () => {
  const correlations = Array.from({ length: pictures }, (_, picture) =>
    Array.from({ length: classes }, (_, row) => METHODS["Grad-CAM"](featuresOf(picture), head, row).values).flatMap((map, row, maps) =>
      row === picture ? [] : [spearman(maps[picture] ?? [], map)],
    ),
  ).flat();
  const mean = correlations.reduce((sum, correlation) => sum + correlation, 0) / correlations.length;
  expect(correlations).toHaveLength(pictures * (classes - 1));
  expect(mean).toBeLessThan(0.5);
});

function featuresOf(picture: number) {
  return { channels, rows, columns, values: part(tensor("features"), picture, channels * rows * columns) };
}

function part({ values }: Tensor, index: number, length: number): Float32Array {
  return values.subarray(index * length, (index + 1) * length);
}

function normalized({ values }: ActivationMap): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (value - least) / (most - least));
}

function tensor(name: string): Tensor {
  const found = golden.get(name);
  if (!found) throw new Error(`the golden file has no ${name}`);
  return found;
}
