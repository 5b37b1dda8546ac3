import { cp, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../errors.ts";

interface Parts {
  /** Where bundles lie that may be staged; null: none may. */
  readonly from: string | null;
  readonly dataDir: string;
  /** Verifies every file and the signature; undefined where no key is configured. Rejects with a Fault. */
  readonly verified: ((dir: string) => Promise<{ readonly hash: string }>) | undefined;
}

/**
 * Copies a signed bundle to DATA/staged/SHA256, verified before and after. Nothing is activated: that is done at the cabinet.
 * Resolves with a sentence about it; rejects with Fault BUNDLE_INVALID.
 */
export function openStaging({ from, dataDir, verified }: Parts) {
  return async (folder: string, sha256: string): Promise<string> => {
    if (from === null) throw new Fault("BUNDLE_INVALID", "No bundle may be staged here. Set fleet.stagingDir.");
    if (!verified) throw new Fault("BUNDLE_INVALID", "Only signed bundles are staged. Set vision.publicKeyFile.");
    const source = join(from, folder);
    const { hash } = await verified(source);
    if (hash !== sha256) throw new Fault("BUNDLE_INVALID", `The bundle in ${folder} is ${hash}, not the one that was asked for.`);
    const staged = join(dataDir, "staged", hash);
    const unfinished = `${staged}.new`;
    await mkdir(join(dataDir, "staged"), { recursive: true, mode: 0o700 });
    await rm(unfinished, { recursive: true, force: true });
    await cp(source, unfinished, { recursive: true });
    if ((await verified(unfinished)).hash !== hash) throw new Fault("BUNDLE_INVALID", `${folder} was changed while it was copied.`);
    await rm(staged, { recursive: true, force: true });
    await rename(unfinished, staged);
    return `The bundle is staged as ${hash}. It is not in use.`;
  };
}
