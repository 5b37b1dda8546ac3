import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Stack } from "./stack.ts";

const PROGRAM = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const CLOCK = fileURLToPath(new URL("../faults/clock.js", import.meta.url));

/** The stack's third cabinet, started apart from it: with a clock that somebody sets, and its own way to the broker. */
export interface LateCabinet extends AsyncDisposable {
  readonly url: string;
  setClock(byMs: number): void;
}

export function startLateCabinet(stack: Stack, { clockByMs, brokerPort }: { clockByMs: number; brokerPort: number }): LateCabinet {
  const clockFile = join(stack.folder, "clock");
  const setClock = (byMs: number) => writeFileSync(clockFile, `${byMs}`);
  setClock(clockByMs);
  const { server, fleet, ...config } = JSON.parse(readFileSync(join(stack.folder, "cabinet-3.json"), "utf8"));
  const file = join(stack.folder, "late-cabinet.json");
  writeFileSync(file, JSON.stringify({ ...config, server, fleet: { ...fleet, url: `mqtts://localhost:${brokerPort}` } }));
  const daemon = spawn(process.execPath, ["--import", CLOCK, PROGRAM, "run", "--config", file], {
    env: { ...process.env, CLOCK_FILE: clockFile },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    setClock,
    async [Symbol.asyncDispose]() {
      if (daemon.exitCode !== null || daemon.signalCode !== null) return;
      daemon.kill("SIGKILL");
      await once(daemon, "exit");
    },
  };
}
