import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

export interface DaemonProcess extends AsyncDisposable {
  readonly url: string;
  readonly process: ChildProcess;
  readonly dataDir: string;
}

/** The built daemon as a process of its own, on a free port and a new data folder, once it has printed its address. */
export async function startDaemon(config: { readonly [section: string]: unknown }): Promise<DaemonProcess> {
  const dir = await mkdtemp(join(tmpdir(), "blisterscope-daemon-"));
  const dataDir = typeof config["dataDir"] === "string" ? config["dataDir"] : join(dir, "data");
  const file = join(dir, "config.json");
  await writeFile(file, JSON.stringify({ server: { port: 0 }, dataDir, ...config }));
  const daemon = spawn(process.execPath, [PROGRAM, "run", "--config", file], { stdio: ["ignore", "pipe", "inherit"] });
  const kill = () => daemon.kill("SIGKILL");
  process.once("exit", kill); // who ends a run early leaves no daemon behind
  return {
    url: await announcedUrl(daemon),
    process: daemon,
    dataDir,
    async [Symbol.asyncDispose]() {
      process.off("exit", kill);
      if (daemon.exitCode === null && daemon.signalCode === null) {
        daemon.kill("SIGKILL");
        await once(daemon, "exit");
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A command of the built program that serves the page, once it has printed its address. */
export async function startProgram(...args: string[]) {
  const program = spawn(process.execPath, [PROGRAM, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(program, "exit");
  return {
    url: await announcedUrl(program),
    /** Once it has ended by itself. */
    exitCode: async (): Promise<number | null> => (await ended)[0],
    async [Symbol.asyncDispose]() {
      program.kill("SIGKILL");
      await ended;
    },
  };
}

/** Runs a command of the built program that ends by itself: its exit code and output. */
export async function runCommand(...args: string[]): Promise<{ exitCode: number; output: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [exitCode] = await once(child, "close");
  return { exitCode, output };
}

async function announcedUrl(daemon: ChildProcess): Promise<string> {
  if (!daemon.stdout) throw new Error("the daemon has no stdout");
  for await (const line of createInterface(daemon.stdout)) {
    const url = /^Blisterscope is at (\S+)/.exec(line)?.[1];
    if (!url) continue;
    daemon.stdout.resume();
    return url;
  }
  throw new Error("the daemon ended before it said where it is");
}
