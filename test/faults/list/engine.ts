import { rename } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cabinet } from "../cabinet.ts";
import type { FaultCase } from "../fault.ts";

const ENGINE = "blisterscope-engine|engine-process";

/** Waits for a process that is being started. */
async function kill(cabinet: Cabinet, signal: NodeJS.Signals): Promise<void> {
  for (;;) {
    try {
      process.kill(cabinet.child(ENGINE), signal);
      return;
    } catch {
      await sleep(50);
    }
  }
}

const on = (fault: string, inject: FaultCase["inject"]): FaultCase => ({ area: "engine", fault, pack: "right", expects: "off", inject });

export const ENGINE_FAULTS: readonly FaultCase[] = [
  on("is killed", (cabinet) => kill(cabinet, "SIGKILL")),
  on("hangs", async (cabinet) => {
    await kill(cabinet, "SIGSTOP");
    // A verdict that stands needs no model: only the next pack asks it.
    cabinet.show("empty");
    await sleep(1_000);
    cabinet.show("right");
  }),
  on("is killed five times in a row", async (cabinet) => {
    for (let time = 0; time < 5; time++) {
      await kill(cabinet, "SIGKILL");
      await sleep(1_000);
    }
  }),
  on("is killed while it loads", async (cabinet) => {
    await kill(cabinet, "SIGKILL");
    await sleep(100); // the next one comes after 250
    await kill(cabinet, "SIGKILL");
  }),
  on("crashes and its model is gone", async (cabinet) => {
    const file = join(cabinet.bundle, "backbone.onnx");
    await rename(file, `${file}.gone`);
    await kill(cabinet, "SIGKILL");
    return async () => {
      await rename(`${file}.gone`, file);
      await cabinet.whileOff(() => undefined);
    };
  }),
];
