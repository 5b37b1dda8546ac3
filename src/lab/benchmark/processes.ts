import { readdirSync, readFileSync } from "node:fs";

/** As Linux reports it: the memory that a process holds, or held at most, in MiB. */
export function residentMib(pid: number, which: "VmRSS" | "VmHWM" = "VmRSS"): number {
  const [, kib] = new RegExp(`^${which}:\\s*(\\d+) kB$`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kib) / 1024;
}

/** Time that all threads of these processes have had a core so far, in milliseconds (/proc/PID/task/TID/schedstat). */
export function coreMs(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/task`).reduce((all, thread) => all + threadMs(pid, thread), 0), 0);
}

/** 0 for a thread that has just ended. */
function threadMs(pid: number, thread: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return 0;
  }
}
