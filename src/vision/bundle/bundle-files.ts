import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Fault } from "../../errors.ts";
import { sha256Of } from "../../files/hash.ts";
import { SIGNATURE_FILE } from "./signature.ts";

/** The card, and what signs it. */
const UNNAMED: readonly string[] = ["card.json", SIGNATURE_FILE];

/** A larger one would be hashed for minutes before anything else could be said about it. */
const LIMIT_BYTES = 4 * 1024 ** 3;

/**
 * Proves that the folder holds exactly the named files and card.json, all of them plain files with the right content.
 * `hashes`: sha256 in hexadecimal by path, the paths relative and with forward slashes.
 */
export async function verifyFiles(dir: string, hashes: Readonly<Record<string, string>>): Promise<void> {
  const present = await plainFiles(dir);
  const missing = Object.keys(hashes).filter((file) => !present.has(file));
  if (missing.length > 0) throw refused(dir, `${missing.join(", ")}: named by card.json, but missing. Copy the whole bundle again.`);
  const strange = [...present].filter((file) => !UNNAMED.includes(file) && !Object.hasOwn(hashes, file));
  if (strange.length > 0) throw refused(dir, `${strange.join(", ")}: not named by card.json. Remove it, or use a bundle that names it.`);
  const sizes = await Promise.all(Object.keys(hashes).map(async (file) => (await stat(join(dir, file))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > LIMIT_BYTES) throw refused(dir, `its files have ${bytes} bytes in all, at most ${LIMIT_BYTES} are taken.`);
  for (const [file, expected] of Object.entries(hashes)) {
    const found = await sha256Of(join(dir, file));
    if (found !== expected)
      throw refused(
        dir,
        `${file}: its sha256 is ${found}, card.json says ${expected}. The file is damaged or from another version: copy the whole bundle again.`,
      );
  }
}

async function plainFiles(dir: string): Promise<Set<string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, path: relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/") }));
  const other = paths.find(({ entry }) => !entry.isFile());
  if (other) throw refused(dir, `${other.path}: is a link or a device. A bundle holds plain files only: copy the file itself.`);
  return new Set(paths.map(({ path }) => path));
}

function refused(dir: string, why: string): Fault {
  return new Fault("BUNDLE_INVALID", `${dir}: ${why}`);
}
