import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { asFault, Fault } from "../../errors.ts";
import { makeFolder } from "../../files/new-folder.ts";
import { type Bundle, openBundle } from "../../vision/bundle/bundle.ts";
import { requireSigningKey, signBundle } from "../../vision/bundle/signature.ts";
import { type Pointer, readPointer, writePointer } from "./pointer.ts";

/** A bundle with its number among the versions of the configured one. */
export interface Version {
  readonly number: number;
  readonly bundle: Bundle;
}

export type Versions = Awaited<ReturnType<typeof openVersions>>;

/** Files of keys that the configuration names. */
interface Keys {
  /** The configured bundle is signed with it, and so must be each version that this device does not sign itself. */
  readonly publicKeyFile: string | null;
  /** This device signs the versions that it makes with it, and uses no others. */
  readonly signingKeyFile: string | null;
}

const NO_KEYS: Keys = { publicKeyFile: null, signingKeyFile: null };

/** Digits of the configured bundle's hash that name the folder of its versions. */
const DIGITS = 16;

/**
 * The versions of the configured bundle that were made on this device: DATA_DIR/bundles/HASH/1, 2 and so on, each a whole bundle, and
 * active.json, which names the one in use. The configured bundle is version 0 and is never written. Another configured bundle has
 * versions of its own. Throws Fault BUNDLE_INVALID when the version in use is damaged or not signed as it should be, CONFIG_INVALID
 * without the key that signs, DATA_DIR_UNUSABLE when there is no place.
 *
 * INVARIANTS:
 * - A version is complete and on the disk before it has its name, and never changes afterwards.
 * - Whenever the process or the power dies, active.json names a whole version: the old one or the new one.
 */
export async function openVersions(dataDir: string, configured: Bundle, { publicKeyFile, signingKeyFile }: Keys = NO_KEYS) {
  const key = signingKeyFile === null ? publicKeyFile : signingKeyFile;
  const setting = signingKeyFile === null ? "vision.publicKeyFile" : "enrolment.signingKeyFile";
  if (signingKeyFile !== null) await requireSigningKey(signingKeyFile, setting);
  const dir = join(dataDir, "bundles", configured.hash.slice(0, DIGITS));
  let pointer = await readPointer(dir);
  const active = await open(pointer.active).catch((error) => {
    throw refused(error, dir);
  });
  /** The engine may load the networks again from where it loaded them first. */
  const first = active.number;

  async function open(number: number): Promise<Version> {
    return { number, bundle: number === 0 ? configured : await openBundle(join(dir, String(number)), key, setting) };
  }

  async function numbers(): Promise<readonly number[]> {
    const names = await readdir(dir).catch(() => []);
    return names.filter((name) => /^[1-9]\d*$/.test(name)).map(Number);
  }

  async function forgetOthers(): Promise<void> {
    const kept = [pointer.active, pointer.previous, first];
    const old = (await numbers()).filter((number) => !kept.includes(number));
    for (const number of old) await rm(join(dir, String(number)), { recursive: true, force: true });
    const drafts = (await readdir(dir)).filter((name) => /^\.\d+-/.test(name));
    for (const name of drafts) await rm(join(dir, name), { recursive: true, force: true });
  }

  function point(next: Pointer): void {
    writePointer(dir, next);
    pointer = next;
  }

  return {
    /** The version in use when this was opened. */
    opened: active,
    get active(): number {
      return pointer.active;
    },
    get previous(): number | null {
      return pointer.previous;
    },

    /** Why none can be made here. */
    barred: publicKeyFile !== null && signingKeyFile === null ? UNSIGNED : undefined,

    /** A new version, filled, complete and verified; it is not in use yet. */
    async make(fill: (dir: string) => Promise<void>): Promise<Version> {
      await mkdir(dir, { recursive: true, mode: 0o700 }).catch((error) => {
        throw asFault(error, "DATA_DIR_UNUSABLE");
      });
      await forgetOthers();
      const number = Math.max(pointer.active, pointer.previous ?? 0, ...(await numbers())) + 1;
      await makeFolder(join(dir, String(number)), async (draft) => {
        await fill(draft);
        if (signingKeyFile !== null) await signed(draft, signingKeyFile);
      });
      return await open(number);
    },

    /** From now on, and after every start, this version is in use. */
    activate: ({ number }: Version): void => point({ active: number, previous: pointer.active }),

    /** The version that would come back, opened and verified. */
    before: async (): Promise<Version | undefined> => (pointer.previous === null ? undefined : await open(pointer.previous)),
  };
}

/** The version in use is not what it was when it was made. */
function refused(error: unknown, dir: string): unknown {
  if (!(error instanceof Fault)) return error;
  const remedy = `This version was made at the cabinet: bring it back from a backup, or remove ${join(dir, "active.json")} to go back to the configured bundle.`;
  return new Fault(error.code, `${error.detail} ${remedy}`, { cause: error });
}

const UNSIGNED =
  "vision.publicKeyFile asks for signed bundles, and enrolment.signingKeyFile names no key with which this device could sign a new version. Set it, or change the bundle where its key is.";

async function signed(dir: string, signingKeyFile: string): Promise<void> {
  await signBundle(dir, signingKeyFile).catch((error: Error) => {
    throw new Fault("CONFIG_INVALID", `enrolment.signingKeyFile: ${error.message}`, { cause: error });
  });
}
