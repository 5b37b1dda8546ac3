import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultCase } from "../fault.ts";

const on = (fault: string, expects: FaultCase["expects"], inject: FaultCase["inject"]): FaultCase => ({
  area: "memory",
  fault,
  pack: expects === "unmoved" ? "wrong" : "right",
  expects,
  inject,
});

export const MEMORY_FAULTS: readonly FaultCase[] = [
  on("the kernel ends the model's process for memory", "off", (cabinet) => {
    // What the kernel's killer sends; a real one would choose among all processes of this machine.
    process.kill(cabinet.child("blisterscope-engine"), "SIGKILL");
  }),
  on("the model's process gets no more memory", "unmoved", async (cabinet) => {
    const engine = cabinet.child("blisterscope-engine");
    execFileSync("prlimit", [`--pid=${engine}`, "--as=1000000:"]);
    cabinet.show("empty");
    await sleep(1_000);
    cabinet.show("wrong");
  }),
  on("the daemon may open no more files", "unmoved", async (cabinet) => {
    execFileSync("prlimit", [`--pid=${cabinet.pid()}`, "--nofile=40:"]);
    await Promise.all(Array.from({ length: 60 }, () => fetch(`${cabinet.url}/v1/items`).catch(() => undefined)));
    return () => void execFileSync("prlimit", [`--pid=${cabinet.pid()}`, "--nofile=4096:"]);
  }),
];
