import { readFileSync } from "node:fs";

/** Clock ticks a second in /proc: sysconf(_SC_CLK_TCK), 100 on every Linux that Node runs on. */
const TICKS = 100;

export interface Usage {
  /** Time on a processor since the process began, seconds. */
  readonly cpuSeconds: number;
  readonly residentMb: number;
}

/** What the process has used until now; man 5 proc. */
export function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field is the name in parentheses, which may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user, system] = [fields[11], fields[12]].map(Number);
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { cpuSeconds: ((user ?? Number.NaN) + (system ?? Number.NaN)) / TICKS, residentMb: (Number(resident) * 1_024) / 1e6 };
}
