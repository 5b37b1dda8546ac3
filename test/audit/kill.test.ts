import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import { entriesIn } from "../support/entries.ts";
import { emptyFolder } from "../support/folder.ts";
import { requires } from "../support/requires.ts";

const recorder = new URL("../support/recorder.js", import.meta.url).pathname;

test("after 200 kills at any moment the chain is whole and no acknowledged entry is gone", { timeout: 300_000 }, async () => {
  const folder = emptyFolder();
  const acknowledged = new Map<number, string>();
  for (let run = 1; run <= 200; run += 1) {
    for (const [entry, label] of await recordUntilKilled(folder, `run${run}`)) acknowledged.set(entry, label);
  }
  using audit = openAudit(folder);
  const entries = entriesIn(folder);
  expect(verifyLog(folder)).toEqual({ whole: true, entries: audit.entries, head: entries.at(-1)?.hash });
  expect(acknowledged.size).toBeGreaterThan(200);
  for (const [entry, label] of acknowledged) expect(entries[entry - 1]?.body).toContain(`"${label}"`);
});

test.runIf(requires("strace", "strace"))("every record waits until it is on the disk", () => {
  const folder = emptyFolder();
  const trace = join(folder, "trace");
  execFileSync("strace", ["-f", "-e", "trace=fdatasync,fsync,write", "-o", trace, process.execPath, recorder, folder, "run", "20"]);
  const calls = readFileSync(trace, "utf8").match(/f(?:data)?sync\(|write\(1, "\d+/g) ?? [];
  const told = calls.flatMap((call, at) => (call.startsWith("write") ? [calls[at - 1]] : []));
  expect(told).toHaveLength(20);
  expect(told.every((before) => before?.includes("sync("))).toBe(true);
});

/** What the recorder had acknowledged when it was killed: while it opened the log, or up to seven entries and a moment later. */
async function recordUntilKilled(folder: string, name: string): Promise<[number, string][]> {
  const child = spawn(process.execPath, [recorder, folder, name], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const enough = Math.floor(Math.random() * 8);
  const told: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (told.push(line) === 1 + enough) setTimeout(() => child.kill("SIGKILL"), Math.random() * 10);
  }
  expect(await exited).toEqual([null, "SIGKILL"]);
  return told.slice(1).map((line) => {
    const [entry, label] = line.split(" ");
    return [Number(entry), label ?? ""];
  });
}
