import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { requires } from "./requires.ts";
import { canMount } from "./small-disk.ts";

/** For `describe.runIf`. */
export const canBoot = [canMount, requires("systemd-nspawn", "systemd-container")].every(Boolean);

/** A computer of its own in a container: this one's files under a systemd of its own, whatever is written gone at its end. */
export interface Machine extends AsyncDisposable {
  /** Runs a program on it to its end and returns what it said. Rejects when it fails. */
  run(program: string, ...words: string[]): Promise<string>;
}

/** Boots as far as needed to start a unit, without the services and timers of this computer. `shown`: files and folders of this computer by the place where the machine finds them, read-only. */
export async function bootMachine(shown: Readonly<Record<string, string>>): Promise<Machine> {
  const root = mkdtempSync(join(tmpdir(), "blisterscope-machine-"));
  execFileSync("mount", ["--bind", "/", root]);
  const binds = Object.entries(shown).map(([there, here]) => `--bind-ro=${here}:${there}`);
  const apart = ["--register=no", "--keep-unit", "--private-network", "--link-journal=no", "--settings=no", "--console=pipe"];
  const words = [
    `--directory=${root}`,
    "--volatile=overlay",
    `--machine=blisterscope-${process.pid}`,
    ...apart,
    ...binds,
    "--boot",
    "systemd.unit=sysinit.target",
  ];
  const container = spawn("systemd-nspawn", ["--quiet", ...words], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(container, "exit");

  /** The machine's first process: with it all others end, but not with the program that booted it. */
  function leader(): string {
    return readFileSync(`/proc/${container.pid}/task/${container.pid}/children`, "utf8").split(" ")[0] ?? "";
  }

  async function run(program: string, ...rest: string[]): Promise<string> {
    const words = ["--target", leader(), "--all", program, ...rest];
    return (await promisify(execFile)("nsenter", words, { maxBuffer: 1 << 26 })).stdout.trim();
  }

  async function dispose(): Promise<void> {
    const first = container.exitCode === null ? leader() : "";
    if (first) process.kill(Number(first), "SIGKILL");
    else container.kill("SIGKILL");
    await ended;
    execFileSync("umount", ["--lazy", root]);
    rmdirSync(root);
  }

  try {
    await Promise.race([booted(run), ended.then(() => Promise.reject(new Error("the machine ended while it was booting")))]);
  } catch (error) {
    await dispose();
    throw error;
  }
  return { run, [Symbol.asyncDispose]: dispose };
}

const BOOT_MS = 120_000;

/** "degraded" is good enough: some services of this computer may have no place in a container. */
async function booted(run: Machine["run"]): Promise<void> {
  const untilMs = performance.now() + BOOT_MS;
  while (performance.now() < untilMs) {
    const state = await run("systemctl", "is-system-running").catch(({ stdout }) => String(stdout).trim());
    if (state === "running" || state === "degraded") return;
    await sleep(250);
  }
  throw new Error(`the machine has not booted after ${BOOT_MS} ms`);
}
