import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openAudit } from "../../src/audit/audit.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import { entriesIn } from "../support/entries.ts";

const recorder = new URL("../support/recorder.js", import.meta.url).pathname;

export interface KillReport {
  readonly kills: number;
  /** Entries that `record` had returned for before their process was killed. */
  readonly acknowledged: number;
  /** Of these, those that are not in the log with what was recorded. */
  readonly lost: number;
  /** Starts that found a broken chain, and the walk at the end. */
  readonly broken: number;
}

/** Logs that are recorded on side by side, each by one process at a time. */
const LOGS = 2;

/**
 * Kills processes that record, again and again and at random moments, always on the same logs. `kills`: of all together, a multiple of LOGS.
 * `told` is called after each kill.
 */
export async function killRecorders(folder: string, kills: number, told: () => void = () => {}): Promise<KillReport> {
  const logs = Array.from({ length: LOGS }, (_, nth) => killOn(join(folder, `${nth}`), kills / LOGS, told));
  const sum = (one: KillReport, other: KillReport): KillReport => ({
    kills: one.kills + other.kills,
    acknowledged: one.acknowledged + other.acknowledged,
    lost: one.lost + other.lost,
    broken: one.broken + other.broken,
  });
  return (await Promise.all(logs)).reduce(sum);
}

async function killOn(folder: string, kills: number, told: () => void): Promise<KillReport> {
  const acknowledged = new Map<number, string>();
  let broken = 0;
  openAudit(folder)[Symbol.dispose]();
  for (let run = 1; run <= kills; run += 1) {
    for (const [entry, label] of await recordUntilKilled(folder, `run${run}`)) acknowledged.set(entry, label);
    if (!verifyLog(folder).whole) broken += 1;
    told();
  }
  const bodies = entriesIn(folder).map(({ body }) => body);
  const lost = [...acknowledged].filter(([entry, label]) => !bodies[entry - 1]?.includes(`"${label}"`)).length;
  return { kills, acknowledged: acknowledged.size, lost, broken };
}

/** What the recorder had acknowledged when it was killed: while it opened the log, or up to seven entries and a moment later. */
async function recordUntilKilled(folder: string, name: string): Promise<[number, string][]> {
  const child = spawn(process.execPath, [recorder, folder, name], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const enough = Math.floor(Math.random() * 8);
  const told: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (told.push(line) === 1 + enough) setTimeout(() => child.kill("SIGKILL"), Math.random() * 10);
  }
  const [, signal] = await exited;
  if (signal !== "SIGKILL") throw new Error(`the recorder ended by itself after ${told.length} lines`);
  return told.slice(1).map((line) => {
    const [entry, label] = line.split(" ");
    return [Number(entry), label ?? ""];
  });
}
