import { readdirSync, readFileSync } from "node:fs";

/** As Linux reports it: the memory that a process holds, or held at most, in MiB. */
export function residentMib(pid: number, which: "VmRSS" | "VmHWM" = "VmRSS"): number {
  const [, kib] = new RegExp(`^${which}:\\s*(\\d+) kB$`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kib) / 1024;
}

/** Linux counts processors' time for programs in hundredths of a second, whatever it counts in itself: proc(5), sysconf(3). */
const TICK_MS = 10;

/** Time that these processes have had a core so far, in milliseconds; threads that have ended count too. */
export function coreMs(pids: readonly number[]): number {
  return TICK_MS * pids.reduce((sum, pid) => sum + ticksOf(pid), 0);
}

/** Of the fields behind the program's name, which may hold anything, the 12th and 13th: in the program and in the kernel. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
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
