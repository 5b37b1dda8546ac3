import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../../errors.ts";
import { damageIn, type EngineSet, folderOf, type Key, modelFile, readSet } from "./engine-set.ts";
import type { GraphName } from "./graphs.ts";
import { misfitOf } from "./misfit.ts";

export const HOW_TO_BUILD = "Make them with: blisterscope bundle engine --config CONFIG";

/** The model that loads each engine, by its network's name. */
export type Models = Readonly<Record<"backbone" | "locator", string> & Partial<Record<GraphName, string>>>;

export interface Installed {
  readonly dir: string;
  readonly set: EngineSet;
}

/** The sets in the folder, the newest first. */
export async function installedIn(engines: string): Promise<readonly Installed[]> {
  const names = await readdir(engines).catch(() => []);
  const dirs = names.filter((name) => /^[0-9a-f]{16}$/.test(name)).map((name) => join(engines, name));
  const dated = await Promise.all(dirs.map(async (dir) => ({ dir, atMs: (await stat(dir)).mtimeMs })));
  const newestFirst = dated.toSorted((a, b) => b.atMs - a.atMs);
  const sets = await Promise.all(newestFirst.map(async ({ dir }) => ({ dir, set: await readSet(dir) })));
  return sets.flatMap(({ dir, set }) => (set ? [{ dir, set }] : []));
}

/**
 * The models that load the engines of just this key. Throws Fault MODEL_PROVIDER, which says what does not fit
 * and which command makes new ones.
 */
export async function installedModels(engines: string, key: Key): Promise<Models> {
  const sets = await installedIn(engines);
  const dir = join(engines, folderOf(key));
  const fitting = sets.find((one) => one.dir === dir);
  if (!fitting) {
    const [newest] = sets;
    const why = newest && misfitOf(newest.set, key);
    throw refused(why ? `The engines in ${engines} do not fit: ${why}.` : `There are no TensorRT engines for this bundle in ${engines}.`);
  }
  const misfit = misfitOf(fitting.set, key);
  if (misfit) throw refused(`The engines in ${dir} do not fit: ${misfit}.`);
  const damaged = await damageIn(dir, fitting.set);
  if (damaged) throw refused(`${join(dir, damaged)} is damaged.`);
  return modelsIn(dir, fitting.set);
}

/** A set has every network that its key names. */
export function modelsIn(dir: string, { built }: EngineSet): Models {
  return Object.fromEntries(built.map(({ graph }) => [graph, join(dir, modelFile(graph))])) as Models;
}

function refused(why: string): Fault {
  return new Fault("MODEL_PROVIDER", `${why} ${HOW_TO_BUILD}`);
}
