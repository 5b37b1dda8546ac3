import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** For `test.runIf`: mounting needs root. Tried in a mount namespace that ends with the command. */
export const canMount = process.getuid?.() === 0 && spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;
if (!canMount) process.stderr.write("left out: These tests mount a small disk, which takes root.\n");

/** A mounted file system of 512 KiB, unmounted when disposed. */
export function smallDisk(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "blisterscope-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=512k", "tmpfs", path]);
  return {
    path,
    [Symbol.dispose]() {
      execFileSync("umount", ["--lazy", path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}
