import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { asFault, Fault, UsageError } from "../../errors.ts";
import { sha256Of } from "../../files/hash.ts";
import { lockFolder } from "../../files/lock.ts";
import { makeFolder } from "../../files/new-folder.ts";
import { type Bundle, openBundle } from "../../vision/bundle/bundle.ts";
import { bundlesIn, type Pointer, readPointer, rolledBack, writePointer } from "./pointer.ts";
import { unpack } from "./unpack.ts";

interface Options {
  readonly archive: string;
  readonly installDir: string;
  readonly publicKeyFile: string;
  /** As the configuration names it. */
  readonly configured: Bundle;
  /** Throws when the new bundle must not be used. */
  readonly prove: (next: Bundle) => Promise<void>;
}

/**
 * Installs the signed bundle in the archive: staged, verified, proven, and used from the next start of the daemon on. The bundle before is kept.
 * Returns the new one; undefined when it is the one in use already.
 *
 * INVARIANTS:
 * - A bundle has its name only once it is complete, verified, proven and on the disk, and never changes afterwards.
 * - Whenever the process or the power dies, the pointer names a whole bundle: the old one or the new one.
 */
export async function installUpdate({ archive, installDir, publicKeyFile, configured, prove }: Options): Promise<Bundle | undefined> {
  const dir = bundlesIn(installDir);
  await mkdir(dir, { recursive: true, mode: 0o700 }).catch((error) => {
    throw asFault(error, "DATA_DIR_UNUSABLE");
  });
  await using _lock = await lockFolder(dir);
  const name = (await hashOf(archive)).slice(0, 16);
  const pointer = readPointer(installDir, configured.hash);
  if (pointer.active === name) return undefined;
  const path = join(dir, name);
  if (pointer.previous !== name) {
    await forgetOthers(dir, pointer);
    await makeFolder(path, async (staged) => {
      await unpack(archive, staged);
      await prove(await openBundle(staged, publicKeyFile));
    });
  }
  const next = await openBundle(path, publicKeyFile);
  const update: Pointer = { configured: configured.hash, active: name, previous: pointer.active, trial: 0 };
  writePointer(installDir, update);
  return next;
}

/** The bundle before is used from the next start on; called again, the newer one is. Throws UsageError when there is none. */
export async function rollBackUpdate(installDir: string, configured: Bundle): Promise<void> {
  const dir = bundlesIn(installDir);
  await using _lock = await lockFolder(dir);
  const pointer = readPointer(installDir, configured.hash);
  if (pointer.previous === undefined) throw new UsageError("There is no bundle to go back to: no update is installed.");
  writePointer(installDir, rolledBack(pointer, "keep the other"));
}

/** What an interrupted update has left, and bundles that nothing leads back to. */
async function forgetOthers(dir: string, { active, previous }: Pointer): Promise<void> {
  const kept = [active, previous].map(String);
  const old = (await readdir(dir)).filter((name) => /^(\.)?[0-9a-f]{16}(-.*)?$/.test(name) && !kept.includes(name));
  for (const name of old) await rm(join(dir, name), { recursive: true, force: true });
}

async function hashOf(archive: string): Promise<string> {
  try {
    return await sha256Of(archive);
  } catch (error) {
    throw new UsageError(`${archive} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** Throws Fault BUNDLE_INVALID when the new bundle lacks items that the device knows now, taught ones included. */
export function refuseLoss(known: Bundle, next: Bundle): void {
  const items = new Set(next.items.map(({ id }) => id));
  const lost = known.items.filter(({ id }) => !items.has(id)).map(({ id }) => id);
  if (lost.length === 0) return;
  throw new Fault(
    "BUNDLE_INVALID",
    `${next.card.name} ${next.card.version} does not know ${lost.length} of the medicines that this device knows: ${lost.slice(0, 10).join(", ")}` +
      `${lost.length > 10 ? " and others" : ""}. Say --lose-items if that is meant: they come back with "bundle rollback".`,
  );
}
