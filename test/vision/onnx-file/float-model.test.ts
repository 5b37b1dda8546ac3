import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { embedding } from "../../../src/domain/evidence/head.ts";
import { cosineOf } from "../../../src/domain/evidence/vector.ts";
import { openLog } from "../../../src/log.ts";
import { openBundle } from "../../../src/vision/bundle/bundle.ts";
import { askKnownAnswers, featuresOf } from "../../../src/vision/bundle/known-answers.ts";
import { openEngine } from "../../../src/vision/engine/engine.ts";
import { floatModel } from "../../../src/vision/onnx-file/float-model.ts";
import { formatModel, type OnnxNode, type OnnxTensor, parseModel, TYPE } from "../../../src/vision/onnx-file/model.ts";
import { floatTensor } from "../../../src/vision/onnx-file/tensors.ts";
import { emptyFolder } from "../../support/folder.ts";
import { tinyModel } from "../../support/tiny-model.ts";

const { InferenceSession, Tensor } = createRequire(import.meta.url)("onnxruntime-node");

const SCALE = 0.05;

/** y = the 8-bit x times 8-bit weights of two channels, each with a scale of its own, held within 0 and 255 * SCALE. */
function quantizedModel({ zero = 0 } = {}): Uint8Array {
  const value = (name: string, dims: number[]) => ({
    name,
    type: { tensorType: { elemType: TYPE.float, shape: { dim: dims.map((dimValue) => ({ dimValue })) } } },
  });
  const node = (opType: string, input: string[], output: string, attribute: OnnxNode["attribute"] = []): OnnxNode => ({
    opType,
    input,
    output: [output],
    attribute,
  });
  const eightBits = (name: string, dataType: number, dims: number[], ...bytes: number[]): OnnxTensor => ({
    name,
    dims,
    dataType,
    rawData: Uint8Array.from(bytes),
  });
  return formatModel({
    irVersion: 8,
    opsetImport: [{ domain: "", version: 17 }],
    graph: {
      name: "quantized",
      input: [value("x", [1, 2, 1, 3])],
      output: [value("y", [1, 2, 1, 3])],
      initializer: [
        floatTensor("scale", [], Float32Array.of(SCALE)),
        eightBits("zero", TYPE.uint8, [], zero),
        eightBits("w8", TYPE.int8, [2, 2, 1, 1], 100, -50, 127, -128),
        floatTensor("wScale", [2], Float32Array.of(0.01, 0.02)),
        eightBits("wZero", TYPE.int8, [2], 0, 0),
      ],
      node: [
        node("QuantizeLinear", ["x", "scale", "zero"], "xq"),
        node("DequantizeLinear", ["xq", "scale", "zero"], "xf"),
        node("DequantizeLinear", ["w8", "wScale", "wZero"], "w", [{ name: "axis", type: 2 }]),
        node("Conv", ["xf", "w"], "c"),
        node("QuantizeLinear", ["c", "scale", "zero"], "cq"),
        node("DequantizeLinear", ["cq", "scale", "zero"], "y"),
      ],
    },
  });
}

async function answerOf(model: Uint8Array, x: readonly number[]): Promise<readonly number[]> {
  const session = await InferenceSession.create(model);
  const { y } = await session.run({ x: new Tensor("float32", Float32Array.from(x), [1, 2, 1, 3]) });
  return [...y.data];
}

describe("a network in float32", () => {
  test("of one that is not quantized is that one, byte for byte", () => {
    const bytes = tinyModel(64);
    expect(floatModel(bytes)).toBe(bytes);
  });

  test("says what the quantized one says, but for the rounding, and stays within what 8 bits could say", async () => {
    const model = quantizedModel();
    const float = floatModel(model);
    expect(parseModel(float).graph.node.map(({ opType }) => opType)).toEqual(["Clip", "Identity", "Conv", "Clip", "Identity"]);
    for (const x of [
      [1, 2, 3, 0.5, 0, 1.5],
      [-5, -1, 0, -2, -9, 1],
      [50, 12, 12.7, 1, 1, 60],
    ]) {
      const [quantized, exact] = [await answerOf(model, x), await answerOf(float, x)];
      // Half a step of the input for each of two weights of at most 2.56, and half a step of the output.
      expect(farthest(quantized, exact)).toBeLessThanOrEqual(SCALE * (0.5 + 2.56));
      expect(Math.min(...exact)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...exact)).toBeLessThanOrEqual(255 * SCALE + 1e-5);
    }
  });

  test("heeds zero points", async () => {
    const model = quantizedModel({ zero: 128 });
    const x = [-1, 2, -3, 0.5, 0, -1.5];
    const [quantized, exact] = [await answerOf(model, x), await answerOf(floatModel(model), x)];
    expect(Math.min(...exact)).toBeLessThan(-1);
    expect(farthest(quantized, exact)).toBeLessThanOrEqual(SCALE * (0.5 + 2.56));
  });

  test("of the shipped bundle gives its known answers as closely as engines must", { timeout: 600_000 }, async () => {
    const bundle = await openBundle("models/default");
    const backbone = join(emptyFolder(), "backbone.onnx");
    await writeFile(backbone, floatModel(await readFile(bundle.backbone)));
    const open = (file: string) =>
      openEngine({
        bundle: { ...bundle, backbone: file },
        provider: "cpu",
        timeoutMs: 120_000,
        report: () => undefined,
        log: openLog("silent"),
      });
    await using quantized = open(bundle.backbone);
    await quantized.ready();
    const before = await featuresOf(bundle, quantized.run);
    await using float = open(backbone);
    await float.ready();
    const now = await featuresOf(bundle, float.run);
    const cosines = [...before].map(([file, features]) => cosineOf(embedding(features), embedding(now.get(file) ?? features)));
    expect(Math.min(...cosines)).toBeGreaterThan(0.997);
    const asEngine = { run: float.run, computing: { arithmetic: "TensorrtExecutionProvider" } };
    const failed = (await askKnownAnswers(bundle, asEngine)).filter(({ pass }) => !pass);
    expect(failed).toEqual([]);
  });
});

function farthest(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, at) => Math.abs(value - (b[at] as number))));
}
