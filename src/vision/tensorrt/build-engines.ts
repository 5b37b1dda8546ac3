import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Fault } from "../../errors.ts";
import { sha256Of } from "../../files/hash.ts";
import { every } from "../../process/every.ts";
import { epContextModel } from "../onnx-file/ep-context.ts";
import { floatModel } from "../onnx-file/float-model.ts";
import { parseModel } from "../onnx-file/model.ts";
import { type Built, CARD, type EngineSet, engineFile, type Key, modelFile } from "./engine-set.ts";
import type { Graph } from "./graphs.ts";
import { secondsLeft, type Work } from "./time-left.ts";
import { runTrtexec } from "./trtexec.ts";

export interface Progress {
  /** Of all networks, the one that is being built, from 1. */
  readonly at: number;
  readonly of: number;
  readonly graph: string;
  /** Since its build began. */
  readonly elapsed: number;
  /** Until all are built; undefined while nobody can tell. */
  readonly left: number | undefined;
}

interface Options {
  readonly graphs: readonly Graph[];
  readonly key: Key;
  readonly trtexec: string;
  /** Sets that were built before: they tell how long it takes. */
  readonly before: readonly EngineSet[];
  readonly told: (progress: Progress) => void;
  readonly signal?: AbortSignal | undefined;
}

const TELL_MS = 5_000;

/** Fills the folder with an engine of every network, one after the other: a Jetson has no memory for two builds. */
export async function buildEngines(dir: string, { graphs, key, trtexec, before, told, signal }: Options): Promise<EngineSet> {
  const works = await Promise.all(graphs.map((graph) => workOf(graph, before)));
  const built: Built[] = [];
  for (const [at, graph] of graphs.entries()) {
    const startedMs = performance.now();
    const elapsed = () => (performance.now() - startedMs) / 1_000;
    const tell = () => told({ at: at + 1, of: graphs.length, graph: graph.name, elapsed: elapsed(), left: secondsLeft(works, elapsed()) });
    tell();
    using _telling = every(TELL_MS, tell);
    const hashes = await buildOne(dir, graph, { key, trtexec, signal });
    const seconds = elapsed();
    works[at] = { ...(works[at] as Work), seconds };
    built.push({ graph: graph.name, source: key.sources[graph.name] as string, ...hashes, seconds });
  }
  const set: EngineSet = { schema: "blisterscope.engines/1", machine: key.machine, built };
  await writeFile(join(dir, CARD), `${JSON.stringify(set, null, 2)}\n`);
  return set;
}

async function workOf({ name, file }: Graph, before: readonly EngineSet[]): Promise<Work> {
  const took = before.flatMap(({ built }) => built.filter(({ graph }) => graph === name).map(({ seconds }) => seconds))[0];
  return { graph: name, bytes: (await stat(file)).size, before: took };
}

async function buildOne(
  dir: string,
  { name, file, shapes }: Graph,
  { key, trtexec, signal }: Pick<Options, "key" | "trtexec" | "signal">,
): Promise<Pick<Built, "engine" | "model">> {
  const bytes = await readFile(file);
  const float = join(dir, `${name}.float.onnx`);
  const engine = join(dir, engineFile(name));
  const model = join(dir, modelFile(name));
  const source = floated(file, bytes);
  await writeFile(float, source);
  const parsed = parseModel(source);
  await runTrtexec({ trtexec, onnx: float, engine, input: parsed.graph.input[0]?.name ?? "", shapes }, signal);
  await rm(float);
  const { computeCapability, tensorrt } = key.machine;
  await writeFile(model, epContextModel(parsed, { file: engineFile(name), source: basename(file), computeCapability, tensorrt }));
  return { engine: await hashOf(engine), model: await sha256Of(model) };
}

function floated(file: string, bytes: Uint8Array): Uint8Array {
  try {
    return floatModel(bytes);
  } catch (error) {
    throw new Fault("BUNDLE_INVALID", `${file} cannot be made float32: ${error instanceof Error ? error.message : error}.`);
  }
}

async function hashOf(engine: string): Promise<string> {
  const { size } = await stat(engine).catch(() => ({ size: 0 }));
  if (size === 0) throw new Fault("MODEL_PROVIDER", `trtexec has written no engine to ${engine}. Is the disk full?`);
  return await sha256Of(engine);
}
