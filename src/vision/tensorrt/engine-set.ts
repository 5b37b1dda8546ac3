import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { sha256Of } from "../../files/hash.ts";
import { GRAPHS, type Graph, type GraphName } from "./graphs.ts";
import { Machine } from "./machine.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Of an ONNX model: its engine, and the model that has ONNX Runtime load it. */
const Built = z.strictObject({ graph: z.enum(GRAPHS), source: sha256, engine: sha256, model: sha256, seconds: z.number() });
export type Built = z.infer<typeof Built>;

/** What engine-set.json says of the folder it lies in. */
export const EngineSet = z.strictObject({
  schema: z.literal("blisterscope.engines/1"),
  machine: Machine,
  built: z.array(Built).min(1),
});
export type EngineSet = z.infer<typeof EngineSet>;

export const CARD = "engine-set.json";

export const engineFile = (graph: GraphName) => `${graph}.engine`;
export const modelFile = (graph: GraphName) => `${graph}.onnx`;

/** What an engine set must have been made from and for. */
export interface Key {
  readonly machine: Machine;
  /** sha256 of each network's ONNX model, by its name. */
  readonly sources: Readonly<Partial<Record<GraphName, string>>>;
}

export async function keyOf(graphs: readonly Graph[], machine: Machine): Promise<Key> {
  const sources = await Promise.all(graphs.map(async ({ name, file }) => [name, await sha256Of(file)] as const));
  return { machine, sources: Object.fromEntries(sources) };
}

/** Names the folder of the set: another key has another folder, so that what lies there fits. */
export function folderOf({ machine, sources }: Key): string {
  const { gpu, computeCapability, tensorrt, l4t } = machine;
  const words = [gpu, computeCapability, tensorrt, l4t, ...GRAPHS.map((name) => `${name} ${sources[name] ?? "none"}`)];
  return createHash("sha256").update(words.join("\n")).digest("hex").slice(0, 16);
}

/** Undefined for a folder that is none. */
export async function readSet(dir: string): Promise<EngineSet | undefined> {
  try {
    return EngineSet.parse(JSON.parse(await readFile(join(dir, CARD), "utf8")));
  } catch {
    return undefined;
  }
}

/** Of the set's files, one that is missing or was changed since it was built; undefined when all are as they were. */
export async function damageIn(dir: string, { built }: EngineSet): Promise<string | undefined> {
  const expected = built.flatMap(({ graph, engine, model }) => [
    { file: engineFile(graph), hash: engine },
    { file: modelFile(graph), hash: model },
  ]);
  for (const { file, hash } of expected) if ((await sha256Of(join(dir, file)).catch(() => "")) !== hash) return file;
  return undefined;
}
