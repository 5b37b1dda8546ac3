import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openNetwork } from "../../src/commands/network.ts";
import type { Check } from "../../src/domain/self-test/check.ts";
import { askReference } from "../../src/journey/reference.ts";
import { openBundle } from "../../src/vision/bundle/bundle.ts";
import { askKnownAnswers } from "../../src/vision/bundle/known-answers.ts";
import { askKnownTrays } from "../../src/vision/bundle/known-trays.ts";
import { parseSafetensors } from "../../src/vision/bundle/safetensors.ts";
import { emptyFolder } from "../support/folder.ts";
import { changeFloats, tensorsOf } from "../support/onnx-tensors.ts";
import { replaceFile } from "../support/tiny-bundle.ts";

const PATIENCE_MS = 300_000;

/** Changes a copy of the shipped bundle, makes its hashes right again, and returns the checks that fail. */
async function failedAfter(file: string, perturb: (bytes: Buffer) => void): Promise<readonly string[]> {
  const dir = await changed(file, perturb);
  const bundle = await openBundle(dir);
  const checks = await withNetworkOf(
    dir,
    async (engine): Promise<readonly Check[]> => [
      ...(await askKnownAnswers(bundle, engine)),
      ...(await askKnownTrays(bundle, engine.locate)),
    ],
  );
  return checks.filter(({ pass }) => !pass).map(({ id }) => id);
}

async function changed(file: string, perturb: (bytes: Buffer) => void): Promise<string> {
  const dir = emptyFolder();
  await cp("models/default", dir, { recursive: true });
  const bytes = await readFile(join(dir, file));
  perturb(bytes);
  await replaceFile(dir, file, bytes);
  return dir;
}

async function withNetworkOf<T>(dir: string, use: (engine: Awaited<ReturnType<typeof openNetwork>>) => Promise<T>): Promise<T> {
  await using engine = await openNetwork(await openBundle(dir), "cpu");
  return await use(engine);
}

const scaled = (name: string) => (model: Buffer) => changeFloats(tensorOf(model, `${name}.weight_scale`), (scale) => 1.1 * scale);
const withoutBias = (name: string) => (model: Buffer) => void tensorOf(model, `${name}.bias_quantized`).fill(0);

function tensorOf(model: Buffer, name: string): Uint8Array {
  const bytes = tensorsOf(model).get(name);
  if (!bytes?.length) throw new Error(`the model has no constant ${name}`);
  return bytes;
}

describe("a changed network is noticed although every hash is right:", () => {
  test("nothing is changed", async () => expect(await failedAfter("backbone.onnx", () => undefined)).toEqual([]), PATIENCE_MS);

  // In the middle of the network a block adds little to what passes it by: the change is the hardest to see.
  test.each(["network.conv1", "network.layer3.8.conv2", "network.layer3.11.conv3", "network.layer4.2.conv3"])(
    "the weights of %s are larger by a tenth",
    async (layer) => expect(await failedAfter("backbone.onnx", scaled(layer))).toContain("known-answer.embedding"),
    PATIENCE_MS,
  );

  test.each(["network.layer1.2.conv3", "network.layer3.21.conv3"])(
    "the bias of %s is zero",
    async (layer) => expect(await failedAfter("backbone.onnx", withoutBias(layer))).toContain("known-answer.embedding"),
    PATIENCE_MS,
  );

  test(
    "each 8-bit scale of a layer is its neighbour's",
    async () => {
      const offByOne = (model: Buffer) =>
        changeFloats(tensorOf(model, "network.layer3.5.conv1.weight_scale"), (_, at, all) => all[(at + 1) % all.length] as number);
      expect(await failedAfter("backbone.onnx", offByOne)).toContain("known-answer.embedding");
    },
    PATIENCE_MS,
  );

  test(
    "the zero of a layer's 8-bit numbers is off by one",
    async () => {
      const offByOne = (model: Buffer) => {
        const zero = tensorOf(model, "relu_30_zero_point");
        zero[0] = (zero[0] as number) + 1;
      };
      expect(await failedAfter("backbone.onnx", offByOne)).toContain("known-answer.embedding");
    },
    PATIENCE_MS,
  );

  test(
    "two medicines that no golden frame shows have changed places in the head",
    async () => {
      const { golden, head } = (await openBundle("models/default")).card;
      const shown = new Set(golden.map(({ item }) => item));
      const hidden = head.rows.flatMap(({ item }, row) => (shown.has(item) ? [] : [{ item, row }]));
      const [one] = hidden;
      const other = hidden.find(({ item }) => item !== one?.item);
      if (!one || !other) throw new Error("the golden frames show every medicine");
      expect(await failedAfter("head.safetensors", (bytes) => swapRows(bytes, one.row, other.row))).toContain("known-answer.rows");
    },
    PATIENCE_MS,
  );

  test(
    "the locator's weights are shuffled",
    async () => {
      const shuffled = (model: Buffer) => {
        for (const [name, bytes] of tensorsOf(model)) {
          if (name.endsWith("pointwise.weight")) changeFloats(bytes, (_, at, all) => all[(at * 7 + 3) % all.length] as number);
        }
      };
      expect(await failedAfter("locator.onnx", shuffled)).toEqual(["locator.known-answer"]);
    },
    PATIENCE_MS,
  );
});

describe("where a GPU computes, which rounds more than such a change makes,", () => {
  const log = { info: () => undefined, warn: () => undefined };

  test("the processor finds a network that is unchanged", { timeout: PATIENCE_MS }, async () =>
    expect(await askReference({ bundle: await openBundle("models/default"), log })).toMatchObject([
      { id: "known-answer.reference", pass: true },
    ]),
  );

  test("the processor finds weights that are larger by a tenth, in the middle of the network", { timeout: PATIENCE_MS }, async () => {
    const bundle = await openBundle(await changed("backbone.onnx", scaled("network.layer3.11.conv3")));
    expect(await askReference({ bundle, log })).toMatchObject([
      { id: "known-answer.reference", pass: false, detail: expect.stringContaining("known-answer.embedding") },
    ]);
  });
});

function swapRows(bytes: Buffer, one: number, other: number): void {
  const { values, shape } = parseSafetensors(bytes).get("directions") ?? { values: new Float32Array(), shape: [0, 0] };
  const length = 4 * (shape[1] ?? 0);
  const start = bytes.indexOf(new Uint8Array(values.buffer, values.byteOffset, 64));
  const row = (number: number) => bytes.subarray(start + number * length, start + (number + 1) * length);
  const kept = Uint8Array.from(row(one));
  row(one).set(row(other));
  row(other).set(kept);
}
