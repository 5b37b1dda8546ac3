import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished, vi } from "vitest";
import { emptyFolder } from "./folder.ts";
import { jpegOf } from "./jpegs.ts";

type Step =
  | "picture"
  | "the same picture"
  | "half a picture"
  | "crumbs"
  | "100 MB"
  /** Half a second. */
  | "pause"
  /** Until the other side hangs up. */
  | "silence"
  /** Runs forever without connecting. */
  | "deafness"
  | "complaint";

export interface FakeCamera {
  /** Process id and options of every start so far. */
  starts(): { pid: number; options: string }[];
}

/** Puts a `libcamera-vid` first on PATH that follows the plan, one list of steps per start. */
export async function fakeCamera(...plan: readonly (Step | `${Step} again and again`)[][]): Promise<FakeCamera> {
  const folder = emptyFolder();
  const program = fileURLToPath(new URL("fake-libcamera-vid.js", import.meta.url));
  writeFileSync(join(folder, "0.jpg"), await jpegOf(0));
  writeFileSync(join(folder, "1.jpg"), await jpegOf(1));
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  writeFileSync(join(folder, "libcamera-vid"), `#!/bin/sh\nexec '${process.execPath}' '${program}' '${folder}' "$@"\n`, { mode: 0o755 });
  putFirstOnPath(folder);
  const starts = () => {
    const log = join(folder, "starts");
    const lines = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    return lines.map((line) => ({ pid: Number.parseInt(line, 10), options: line.slice(line.indexOf(" ") + 1) }));
  };
  onTestFinished(() => {
    for (const { pid } of starts()) if (isRunning(pid)) process.kill(pid);
  });
  return { starts };
}

/** Until the test ends. */
export function putFirstOnPath(folder: string): void {
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env["PATH"]}`);
  onTestFinished(() => void vi.unstubAllEnvs());
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
