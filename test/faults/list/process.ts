import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Cabinet } from "../cabinet.ts";
import type { FaultCase } from "../fault.ts";

const on = (fault: string, expects: FaultCase["expects"], inject: FaultCase["inject"]): FaultCase => ({
  area: "process",
  fault,
  pack: expects === "unmoved" ? "wrong" : "right",
  expects,
  inject,
});

const DECODER = "jpeg/decoder/process.js|blisterscope-decoder";
const PROGRAM = fileURLToPath(new URL("../../../dist/main.js", import.meta.url));

function kill(pid: number, signal: NodeJS.Signals): void {
  process.kill(pid, signal);
}

export const PROCESS_FAULTS: readonly FaultCase[] = [
  on("the daemon is killed", "off", (cabinet) => kill(cabinet.pid(), "SIGKILL")),
  on("the daemon hangs for five seconds", "off", async (cabinet) => {
    kill(cabinet.pid(), "SIGSTOP");
    await sleep(5_000);
    return () => kill(cabinet.pid(), "SIGCONT");
  }),
  on("the daemon is stopped and started", "off", (cabinet) => cabinet.whileOff(() => sleep(1_000))),
  on("another program has the daemon's port when it starts", "off", async (cabinet) => {
    const held = new Set<Socket>();
    const other = createServer((socket) => held.add(socket));
    await cabinet.whileOff(async () => {
      other.listen(Number(new URL(cabinet.url).port), "127.0.0.1");
      await once(other, "listening");
    });
    await sleep(1_000);
    return () => {
      other.close();
      for (const socket of held) socket.destroy();
    };
  }),
  on("the picture decoder is killed", "unmoved", (cabinet) => kill(cabinet.child(DECODER), "SIGKILL")),
  on("the picture decoder hangs", "not green", (cabinet) => kill(cabinet.child(DECODER), "SIGSTOP")),
  on("a second daemon is started on the same data folder", "unmoved", refuseSecond),
];

function refuseSecond({ dataDir }: Cabinet): void {
  const config = join(dataDir, "../config.json");
  const second = spawnSync(process.execPath, [PROGRAM, "run", "--config", config, "--port", "0"], { encoding: "utf8", timeout: 60_000 });
  if (second.status !== 1 || !second.stderr.includes("belongs to a running daemon"))
    throw new Error(`the second daemon was not refused: ${second.stderr}`);
}
