import { execFileSync } from "node:child_process";
import type { DaemonProcess } from "./daemon-process.ts";

/** The process id of the daemon's engine. */
export function engineOf({ process }: DaemonProcess): number {
  const words = ["--parent", `${process.pid}`, "--full", "blisterscope-engine|engine-process"];
  return Number(execFileSync("pgrep", words, { encoding: "utf8" }).trim());
}
