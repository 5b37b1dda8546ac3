import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** This computer's files with others in their place; whatever is written is gone at the end. Takes `canMount`. */
export interface OtherRoot extends Disposable {
  /** Runs a script of bash in it to its end. */
  run(script: string): { readonly said: string; readonly status: number | null };
}

/** `files`: texts by their absolute paths; all of them may be run. `before`: a script of sh that is run in it each time before. */
export function otherRoot(files: Readonly<Record<string, string>>, before = ":"): OtherRoot {
  const folder = mkdtempSync(join(tmpdir(), "blisterscope-root-"));
  execFileSync("mount", ["-t", "tmpfs", "tmpfs", folder]);
  const root = join(folder, "root");
  for (const each of ["upper", "work", "root"]) mkdirSync(join(folder, each));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, "upper", path)), { recursive: true });
    writeFileSync(join(folder, "upper", path), text, { mode: 0o755 });
  }
  const mounts = `
    mount -t overlay -o "lowerdir=/,upperdir=${folder}/upper,workdir=${folder}/work" overlay "${root}"
    mount --rbind /proc "${root}/proc"
    mount -t tmpfs tmpfs "${root}/dev" && mknod -m 666 "${root}/dev/null" c 1 3 && ln -s /proc/self/fd "${root}/dev/fd"
    cd "${root}" && chroot . sh -ec ${quoted(before)}`;
  return {
    run(script) {
      const words = ["--mount", "sh", "-ec", `${mounts}\nexec chroot . bash -c ${quoted(`cd /; ${script}`)} 2>&1`];
      const { stdout, stderr, status } = spawnSync("unshare", words, { encoding: "utf8" });
      return { said: stdout + stderr, status };
    },
    [Symbol.dispose]() {
      execFileSync("umount", ["--lazy", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
