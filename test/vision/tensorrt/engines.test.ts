import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { makeEngines } from "../../../src/commands/bundle-engine.ts";
import { openNetwork } from "../../../src/commands/network.ts";
import { Config } from "../../../src/config.ts";
import { type Bundle, openBundle } from "../../../src/vision/bundle/bundle.ts";
import { readingCrop } from "../../../src/vision/reading/crop.ts";
import { readingFiles } from "../../../src/vision/reading/models.ts";
import type { Machine } from "../../../src/vision/tensorrt/machine.ts";
import { networksFor } from "../../../src/vision/tensorrt/networks.ts";
import { flagsOf } from "../../../src/vision/tensorrt/trtexec.ts";
import { emptyFolder } from "../../support/folder.ts";
import { makeTinyBundle, type TinyBundle } from "../../support/tiny-bundle.ts";
import { tinyCrop } from "../../support/tiny-pictures.ts";

// trtexec and the TensorRT provider exist only with an NVIDIA GPU: both are stand-ins, everything between them is the real thing.
const trtexec = fileURLToPath(new URL("../../support/tensorrt/trtexec.js", import.meta.url));
const REGISTER = new URL("../../support/tensorrt/register.js", import.meta.url).href;

const ORIN: Machine = { gpu: "nvidia,p3767-0000 nvidia,tegra234", computeCapability: "87", tensorrt: "10.3.0", l4t: "36.4.3" };

let tiny: TinyBundle;
let bundle: Bundle;
beforeAll(async () => {
  tiny = await makeTinyBundle();
  bundle = await openBundle(tiny.dir);
});
afterAll(() => tiny[Symbol.asyncDispose]());

function onStandIn(more: Readonly<Record<string, string>> = {}) {
  const seen = join(emptyFolder(), "seen");
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.stubEnv("NODE_OPTIONS", `--import ${REGISTER}`);
  vi.stubEnv("RUNTIME_SEEN", seen);
  for (const [name, value] of Object.entries(more)) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  return () =>
    readFileSync(seen, "utf8")
      .trim()
      .split("\n")
      .map((line): { file: string; executionProviders: string[]; fallback?: string } => JSON.parse(line));
}

function configured({ reads = false } = {}): Config {
  const config = Config.parse({ vision: { provider: "tensorrt" }, reading: { enabled: reads } });
  return { ...config, vision: { ...config.vision, installDir: emptyFolder() } };
}

const setsIn = ({ vision }: Config) => readdirSync(join(vision.installDir, "engines"));

describe("TensorRT's engines", () => {
  test("are built with the same flags for everybody", () => {
    const shapes = { least: [1, 3, 48, 64], usual: [1, 3, 48, 320], most: [1, 3, 48, 640] };
    expect(flagsOf({ onnx: "a.onnx", engine: "a.engine", input: "x", shapes })).toEqual([
      "--onnx=a.onnx",
      "--saveEngine=a.engine",
      "--fp16",
      "--memPoolSize=workspace:1024",
      "--inputIOFormats=fp32:chw",
      "--outputIOFormats=fp32:chw",
      "--skipInference",
      "--minShapes=x:1x3x48x64",
      "--optShapes=x:1x3x48x320",
      "--maxShapes=x:1x3x48x640",
    ]);
  });

  test("are loaded with tensorrt and nothing else, for both networks and the reader", { timeout: 180_000 }, async () => {
    const seen = onStandIn();
    const config = configured({ reads: true });
    const dir = await makeEngines(config, bundle, { trtexec, machine: ORIN });
    expect(readdirSync(dir).sort()).toEqual(
      ["backbone", "detector", "direction", "locator", "recognizer"]
        .flatMap((name) => [`${name}.engine`, `${name}.onnx`])
        .concat("engine-set.json")
        .sort(),
    );
    const reading = await readingFiles(config.reading);
    const networks = await networksFor({ ...config.vision, bundle, reading, machine: () => ORIN });
    await using engine = await openNetwork(
      { ...networks, card: bundle.card },
      "tensorrt",
      networks.reading?.files,
      networks.reading?.provider,
    );
    const { width, height } = { width: 64, height: 64 };
    const crop = tinyCrop("red-100", 64);
    expect(engine.provider).toBe("TensorrtExecutionProvider");
    await engine.read(
      readingCrop(crop, [
        { x: 0, y: 0 },
        { x: width, y: 0 },
        { x: width, y: height },
        { x: 0, y: height },
      ]),
    );
    const loaded = seen().filter(({ file }) => file.startsWith(dir));
    expect(new Set(loaded.map(({ file }) => basename(file)))).toEqual(
      new Set(["backbone.onnx", "locator.onnx", "detector.onnx", "direction.onnx", "recognizer.onnx"]),
    );
    for (const { executionProviders, fallback } of loaded)
      expect({ executionProviders, fallback }).toEqual({ executionProviders: ["tensorrt"], fallback: "1" });
  });

  test("are there once, whole or not at all", { timeout: 120_000 }, async () => {
    onStandIn();
    const config = configured();
    const build = (machine = ORIN) => makeEngines(config, bundle, { trtexec, machine });
    const dir = await build();
    const builtAt = readFileSync(join(dir, "engine-set.json"), "utf8");
    expect(await build()).toBe(dir);
    expect(readFileSync(join(dir, "engine-set.json"), "utf8")).toBe(builtAt);
    writeFileSync(join(dir, "backbone.engine"), "damaged");
    await expect(networksFor({ ...config.vision, bundle, reading: undefined, machine: () => ORIN })).rejects.toThrow(
      /backbone\.engine is damaged\. Make them with: blisterscope bundle engine/,
    );
    expect(await build()).toBe(dir);
    await networksFor({ ...config.vision, bundle, reading: undefined, machine: () => ORIN });
    vi.stubEnv("TRTEXEC_FAILS", "out of memory");
    await expect(build({ ...ORIN, tensorrt: "10.7.0" })).rejects.toMatchObject({
      code: "MODEL_PROVIDER",
      detail: expect.stringContaining("out of memory"),
    });
    expect(setsIn(config)).toEqual([basename(dir)]);
  });

  test("are refused under another key, with the command that makes new ones; the previous are kept", { timeout: 120_000 }, async () => {
    onStandIn();
    const config = configured();
    const use = (machine: Machine) => networksFor({ ...config.vision, bundle, reading: undefined, machine: () => machine });
    await expect(use(ORIN)).rejects.toThrow(/There are no TensorRT engines.*blisterscope bundle engine --config CONFIG/);
    const first = await makeEngines(config, bundle, { trtexec, machine: ORIN });
    for (const [other, words] of [
      [{ ...ORIN, tensorrt: "10.7.0" }, /made for TensorRT 10\.3\.0, and this is 10\.7\.0.*blisterscope bundle engine/],
      [{ ...ORIN, l4t: "36.5.0" }, /Linux for Tegra 36\.4\.3, and this is 36\.5\.0/],
      [{ ...ORIN, gpu: "nvidia,p3701-0005 nvidia,tegra234" }, /made on nvidia,p3767-0000/],
    ] as const)
      await expect(use(other)).rejects.toThrow(words);
    const second = await makeEngines(config, bundle, { trtexec, machine: { ...ORIN, tensorrt: "10.7.0" } });
    expect(setsIn(config).sort()).toEqual([basename(first), basename(second)].sort());
    await use(ORIN);
  });

  test("that TensorRT itself refuses end the engine with what to do", { timeout: 120_000 }, async () => {
    onStandIn();
    const config = configured();
    const dir = await makeEngines(config, bundle, { trtexec, machine: ORIN });
    writeFileSync(join(dir, "backbone.engine"), "STALE");
    const models = { backbone: join(dir, "backbone.onnx"), locator: join(dir, "locator.onnx") };
    await expect(openNetwork({ ...models, card: bundle.card }, "tensorrt")).rejects.toMatchObject({
      code: "MODEL_PROVIDER",
      detail: expect.stringContaining("blisterscope bundle engine"),
    });
  });

  test("that do not answer as the networks do are not installed", { timeout: 120_000 }, async () => {
    onStandIn();
    const config = configured();
    const [red, green] = bundle.card.golden;
    const card = {
      ...bundle.card,
      golden: [{ ...red, ...(green && { file: green.file }) }, ...bundle.card.golden.slice(1)],
    } as Bundle["card"];
    await expect(makeEngines(config, { ...bundle, card }, { trtexec, machine: ORIN })).rejects.toMatchObject({ code: "SELF_TEST_FAILED" });
    expect(setsIn(config)).toEqual([]);
  });
});
