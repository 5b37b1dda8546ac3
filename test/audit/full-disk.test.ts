import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { type Audit, openAudit } from "../../src/audit/audit.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import { Fault } from "../../src/errors.ts";
import { entriesIn } from "../support/entries.ts";
import { emptyFolder } from "../support/folder.ts";
import { aVerification } from "../support/records.ts";
import { canMount, smallDisk } from "../support/small-disk.ts";

const recorder = new URL("../support/recorder.js", import.meta.url).pathname;

test("where nothing more can be written the record says so, and goes on when it can", async () => {
  const folder = emptyFolder();
  // A soft limit on the size of files (300 KiB): what lies beyond it cannot be written until the limit is lifted.
  const limited = ["-c", 'ulimit -S -f 600 && exec "$0" "$@"', process.execPath, recorder, folder, "limited"];
  const child = spawn("sh", limited, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let acknowledged = 0;
  let refused = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "AUDIT_WRITE") {
      refused += 1;
      if (refused === 3) execFileSync("prlimit", [`--pid=${child.pid}`, "--fsize=unlimited:"]);
    } else if (line !== "opening") {
      expect(Number(line.split(" ")[0])).toBe(acknowledged + 1);
      acknowledged += 1;
      if (refused > 0) break;
    }
  }
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
  expect(refused).toBeGreaterThanOrEqual(3);
  const report = verifyLog(folder);
  expect(report).toMatchObject({ whole: true });
  expect(report.whole && report.entries).toBeGreaterThanOrEqual(acknowledged);
});

test.runIf(canMount)("a full disk refuses the record with words, loses nothing, and takes records again when there is space", () => {
  using small = smallDisk();
  const disk = small.path;
  writeFileSync(join(disk, "filler"), Buffer.alloc(128 * 1024));
  using audit = openAudit(join(disk, "data"));
  const full = recordUntilRefused(audit);
  expect(full.code).toBe("AUDIT_WRITE");
  expect(full.detail).toMatch(/disk is full/);
  const { entries } = audit;
  const head = entriesIn(join(disk, "data")).at(-1)?.hash;
  expect(recordUntilRefused(audit).code).toBe("AUDIT_WRITE");
  expect(verifyLog(join(disk, "data"))).toEqual({ whole: true, entries, head });
  rmSync(join(disk, "filler"));
  expect(audit.record(aVerification)).toBe(entries + 1);
  expect(verifyLog(join(disk, "data"))).toEqual({ whole: true, entries: entries + 1, head: entriesIn(join(disk, "data")).at(-1)?.hash });
});

test.runIf(canMount)("a disk that is already full cannot be opened, and can be later", () => {
  using small = smallDisk();
  const disk = small.path;
  mkdirSync(join(disk, "data"));
  expect(() => writeFileSync(join(disk, "filler"), Buffer.alloc(1024 * 1024))).toThrow(/ENOSPC/);
  expect(() => openAudit(join(disk, "data"))).toThrow(/AUDIT_WRITE: .*full/);
  rmSync(join(disk, "filler"));
  using audit = openAudit(join(disk, "data"));
  expect(audit.record(aVerification)).toBe(1);
});

test.runIf(canMount)("on a disk that became read-only the log cannot be opened, and a copy of it verifies", () => {
  using small = smallDisk();
  const disk = small.path;
  {
    using audit = openAudit(disk);
    audit.record(aVerification);
  }
  execFileSync("mount", ["-o", "remount,ro", disk]);
  expect(() => openAudit(disk)).toThrow(/DATA_DIR_UNUSABLE: .*able to write/);
  expect(() => verifyLog(disk)).toThrow(/DATA_DIR_UNUSABLE: .*copy it first/);
  const copy = emptyFolder();
  cpSync(disk, copy, { recursive: true });
  expect(verifyLog(copy)).toMatchObject({ whole: true, entries: 1 });
});

function recordUntilRefused(audit: Audit): Fault {
  try {
    for (;;) audit.record(aVerification);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}
