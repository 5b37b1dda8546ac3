import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Stops a process with SIGSTOP. Resolves once none of its threads runs any more: on a busy machine they finish a piece of work first. */
export async function halt(pid: number): Promise<void> {
  process.kill(pid, "SIGSTOP");
  while (!threadStates(pid).every((state) => state === "T")) await sleep(1);
}

/** One letter each: proc(5), /proc/PID/stat. */
function threadStates(pid: number): readonly (string | undefined)[] {
  const threads = `/proc/${pid}/task`;
  return readdirSync(threads).map((thread) => /\) (\w)/.exec(readFileSync(`${threads}/${thread}/stat`, "utf8"))?.[1]);
}
