import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { killRecorders } from "../faults/kills.ts";
import { emptyFolder } from "../support/folder.ts";
import { requires } from "../support/requires.ts";

const recorder = new URL("../support/recorder.js", import.meta.url).pathname;

test("after 200 kills at any moment the chain is whole and no acknowledged entry is gone", { timeout: 300_000 }, async () => {
  const { acknowledged, ...report } = await killRecorders(emptyFolder(), 200);
  expect(report).toEqual({ kills: 200, lost: 0, broken: 0 });
  expect(acknowledged).toBeGreaterThan(200);
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
