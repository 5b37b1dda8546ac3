import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Host, hostOf } from "../support/host.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { writePictures } from "./pictures.ts";

const PROGRAM = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const CLOCK = fileURLToPath(new URL("clock.js", import.meta.url));
const CAMERA = fileURLToPath(new URL("camera-program.js", import.meta.url));

/** A whole device in processes of its own: the daemon under a service manager that starts it again, its model, a camera, a data folder. */
export interface Cabinet extends AsyncDisposable {
  readonly url: string;
  readonly host: Host;
  readonly bundle: string;
  readonly dataDir: string;
  /** Of the running daemon. */
  pid(): number;
  /** The daemon's child whose command line or title holds this. */
  child(name: string): number;
  /** What the camera sends from now on; see camera-program.js. */
  show(mode: string): void;
  setClock(byMs: number): void;
  /** Stops the daemon, runs this, and starts it again. */
  whileOff(change: () => unknown): Promise<void>;
  /** Changes the configuration of the next start. */
  configure(changes: object): void;
  /** Times that the daemon ended without being told to. */
  restarts(): number;
  stop(): Promise<void>;
  /** Runs when the cabinet is taken down. */
  afterwards(run: () => void): void;
}

const RESTART_MS = 500;

/** Nothing runs on when the campaign is broken off. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const daemon of running) daemon.kill("SIGKILL");
});

export async function openCabinet({ framesPerSecond = 10 } = {}): Promise<Cabinet> {
  const folder = mkdtempSync(join(tmpdir(), "blisterscope-cabinet-"));
  const bundle = await makeTinyBundle();
  const dataDir = join(folder, "data");
  const camera = join(folder, "camera");
  const clockFile = join(folder, "clock");
  mkdirSync(camera);
  mkdirSync(dataDir);
  await writePictures(camera);
  writeFileSync(join(camera, "rpicam-vid"), `#!/bin/sh\nexec '${process.execPath}' '${CAMERA}' '${camera}' "$@"\n`, { mode: 0o755 });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let config: object = {
    server: { port },
    camera: { source: "libcamera", framesPerSecond, stallSeconds: 1, width: 640, height: 480 },
    vision: { bundle: bundle.dir },
    settle: { orderSeconds: 600, verdictSeconds: 120 },
    dataDir,
  };
  const file = join(folder, "config.json");
  const env = {
    ...process.env,
    PATH: `${camera}:${process.env["PATH"]}`,
    BLISTERSCOPE_CAMERA: "rpicam",
    CLOCK_FILE: clockFile,
    // As a service with a watchdog: nobody listens there.
    NOTIFY_SOCKET: join(folder, "notify"),
    WATCHDOG_USEC: "30000000",
    // As in deploy/blisterscope.service.
    MALLOC_ARENA_MAX: "1",
  };
  const chores: (() => void)[] = [];
  let restarts = 0;
  let wanted = true;
  let daemon = start();

  function start(): ChildProcess {
    writeFileSync(file, JSON.stringify(config));
    const next = spawn(process.execPath, ["--import", CLOCK, PROGRAM, "run", "--config", file], {
      env,
      stdio: ["ignore", "ignore", "ignore"],
    });
    running.add(next);
    next.once("exit", () => {
      running.delete(next);
      void restart(next);
    });
    return next;
  }

  /** As Restart=always does. */
  async function restart(gone: ChildProcess): Promise<void> {
    if (!wanted || gone !== daemon) return;
    restarts += 1;
    await sleep(RESTART_MS);
    if (wanted) daemon = start();
  }

  async function stop(): Promise<void> {
    wanted = false;
    if (daemon.exitCode !== null || daemon.signalCode !== null) return;
    const gone = once(daemon, "exit");
    daemon.kill("SIGCONT");
    daemon.kill("SIGTERM");
    const late = setTimeout(() => daemon.kill("SIGKILL"), 10_000);
    await gone;
    clearTimeout(late);
  }

  return {
    url,
    host: hostOf(url),
    bundle: bundle.dir,
    dataDir,
    pid: () => daemon.pid ?? 0,
    child: (name) =>
      Number(
        execFileSync("pgrep", ["--parent", `${daemon.pid}`, "--full", name], { encoding: "utf8" })
          .trim()
          .split("\n")[0],
      ),
    show(mode) {
      // The camera program reads it at any moment.
      writeFileSync(join(camera, "mode-next"), mode);
      renameSync(join(camera, "mode-next"), join(camera, "mode"));
    },
    setClock: (byMs) => writeFileSync(clockFile, `${byMs}`),
    async whileOff(change) {
      await stop();
      await change();
      wanted = true;
      daemon = start();
    },
    configure(changes) {
      config = { ...config, ...changes };
    },
    restarts: () => restarts,
    stop,
    afterwards: (run) => void chores.push(run),
    async [Symbol.asyncDispose]() {
      await stop();
      for (const run of chores.reverse()) run();
      await bundle[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
