import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { asFault } from "../../errors.ts";
import { makeFolder } from "../../files/new-folder.ts";
import { damageIn, type EngineSet, folderOf, type Key } from "./engine-set.ts";
import { installedIn } from "./installed.ts";

/** The newest, and the one before it: a JetPack or a bundle that is taken back finds its engines again. */
const KEPT = 2;

/**
 * Installs what `fill` writes and proves under this key, whole or not at all; nothing is done where it lies there already. Returns its folder.
 *
 * INVARIANT: A set that can be used has its name only once it is complete and on the disk.
 */
export async function installEngines(engines: string, key: Key, fill: (dir: string) => Promise<void>): Promise<string> {
  const dir = join(engines, folderOf(key));
  await mkdir(engines, { recursive: true }).catch((error) => {
    throw asFault(error, "DATA_DIR_UNUSABLE");
  });
  const there = (await installedIn(engines)).find((one) => one.dir === dir);
  if (there && !(await damageIn(dir, there.set))) return dir;
  await discard(dir);
  await makeFolder(dir, fill);
  for (const { dir: old } of (await installedIn(engines)).slice(KEPT)) await discard(old);
  return dir;
}

/** The sets that were built here, the newest first. */
export async function builtBefore(engines: string): Promise<readonly EngineSet[]> {
  return (await installedIn(engines)).map(({ set }) => set);
}

/** Out of the way first, so that nobody finds half of it. */
async function discard(dir: string): Promise<void> {
  const away = `${dir}.old`;
  await rm(away, { recursive: true, force: true });
  const moved = await rename(dir, away).then(
    () => true,
    () => false,
  );
  if (moved) await rm(away, { recursive: true, force: true });
}
