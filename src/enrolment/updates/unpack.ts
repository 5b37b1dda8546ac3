import { extract, type ReadEntry } from "tar";
import { Fault } from "../../errors.ts";

/** As much as a bundle may have. */
const LIMIT_BYTES = 4 * 1024 ** 3;
const LIMIT_FILES = 100_000;

/**
 * Unpacks a tar archive, compressed with gzip or not, into an empty folder. Throws Fault BUNDLE_INVALID for one that holds anything but plain
 * files and folders, that leads out of the folder, or that is larger than a bundle can be: it comes from outside, and is not yet verified.
 */
export async function unpack(archive: string, dir: string): Promise<void> {
  let bytes = 0;
  let files = 0;
  let strange: string | undefined;
  const filter = (path: string, entry: unknown): boolean => {
    const { type, size } = entry as ReadEntry;
    bytes += size;
    files += 1;
    if (!PLAIN.includes(type)) strange ??= `${path} is no plain file`;
    if (path.startsWith("/") || path.split("/").includes("..")) strange ??= `${path} leads out of the bundle`;
    if (bytes > LIMIT_BYTES || files > LIMIT_FILES) strange ??= "it is larger than a bundle can be";
    return strange === undefined;
  };
  await extract({ file: archive, cwd: dir, strict: true, filter, noMtime: true }).catch((error) => {
    throw refused(archive, `it cannot be unpacked (${error.message})`);
  });
  if (strange !== undefined) throw refused(archive, strange);
}

const PLAIN: readonly string[] = ["File", "OldFile", "Directory"];

function refused(archive: string, why: string): Fault {
  return new Fault("BUNDLE_INVALID", `${archive} is no bundle: ${why}. Make it with: tar -czf ARCHIVE -C BUNDLE .`);
}
