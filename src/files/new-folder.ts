import { chmod, lstat, mkdir, mkdtemp, open, readdir, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Fault } from "../errors.ts";

/**
 * Makes the folder `out` complete, or not at all: `fill` writes into a hidden folder beside it, which is renamed once
 * everything is on the disk. Throws Fault DATA_DIR_UNUSABLE if it cannot be written.
 */
export async function makeFolder(out: string, fill: (dir: string) => Promise<void>): Promise<void> {
  const path = await placeOf(out);
  const parent = dirname(path);
  let dir: string | undefined;
  try {
    await mkdir(parent, { recursive: true });
    dir = await mkdtemp(join(parent, `.${basename(path)}-`));
    await fill(dir);
    await chmod(dir, 0o755);
    await syncAll(dir);
    await rename(dir, path);
    await sync(parent);
  } catch (error) {
    if (dir !== undefined) await rm(dir, { recursive: true, force: true });
    throw isSystemError(error) ? unusable(out, error) : error;
  }
}

/**
 * Throws Fault DATA_DIR_UNUSABLE unless the folder is empty or does not exist yet, and can be made: an empty one is put there and, if
 * there was none, taken away again. Before long work, so that it is not done for nothing.
 */
export async function tryFolder(out: string): Promise<void> {
  const path = await placeOf(out);
  const entries = await readdir(path).catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw unusable(out, error);
  });
  if (entries?.length) throw new Fault("DATA_DIR_UNUSABLE", `${out} is not empty. Name a new folder, or empty that one first.`);
  const made = await mkdir(dirname(path), { recursive: true }).catch((error) => {
    throw unusable(out, error);
  });
  await makeFolder(path, () => Promise.resolve());
  if (!entries) await rm(made ?? path, { recursive: true });
}

/** Of a link, the folder it leads to. Throws Fault DATA_DIR_UNUSABLE for a link that leads nowhere. */
async function placeOf(out: string): Promise<string> {
  try {
    return await realpath(out);
  } catch (error) {
    const isLink = await lstat(out).then(
      () => true,
      () => false,
    );
    if (isLink)
      throw new Fault("DATA_DIR_UNUSABLE", `${out} is a link that leads nowhere. Name a folder, or make the one it leads to.`, {
        cause: error,
      });
    return resolve(out);
  }
}

async function syncAll(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { recursive: true })) await sync(join(dir, entry));
  await sync(dir);
}

export async function sync(path: string): Promise<void> {
  await using file = await open(path);
  await file.sync();
}

/** Refused by the operating system, rather than a mistake of our own. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

function unusable(out: string, error: Error): Fault {
  return new Fault("DATA_DIR_UNUSABLE", `${out} cannot be made (${error.message}). Name a folder in a place that can be written.`, {
    cause: error,
  });
}
