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

/** Whether a thread of this process may run on a core that its main thread may not, as when a library has moved it there. */
export function hasStrayThreads(): boolean {
  const own = coresOf("/proc/self/status");
  return readdirSync("/proc/self/task").some((thread) => [...coresOf(`/proc/self/task/${thread}/status`)].some((core) => !own.has(core)));
}

/** From a line such as "Cpus_allowed_list:	0-3,8". */
function coresOf(status: string): Set<number> {
  const [, list = ""] = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync(status, "utf8")) ?? [];
  const ranges = list.split(",").map((range) => range.split("-").map(Number));
  return new Set(ranges.flatMap(([first = 0, last = first]) => Array.from({ length: last - first + 1 }, (_, core) => first + core)));
}

/** 0 for a thread that has just ended. */
function threadMs(pid: number, thread: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return 0;
  }
}
