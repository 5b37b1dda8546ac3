import { spawn } from "node:child_process";
import { closeSync, copyFileSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import { emptyFolder } from "../support/folder.ts";
import { aCancellation } from "../support/records.ts";
import { tamper } from "../support/tamper.ts";

const recorder = new URL("../support/recorder.js", import.meta.url).pathname;
const template = mkdtempSync(join(tmpdir(), "blisterscope-"));
afterAll(() => rmSync(template, { recursive: true }));
{
  using audit = openAudit(template);
  for (let entry = 1; entry <= 200; entry += 1) audit.record(aCancellation(`v-${entry}`));
}

const GUARDS_OFF = "DROP TRIGGER entry_is_next; DROP TRIGGER entry_is_not_changed; DROP TRIGGER entry_is_not_deleted;";

test.each([
  ["a changed body", "UPDATE entry SET body = replace(body, 'v-40', 'v-41') WHERE number = 40", 40, /does not fit its hash/],
  ["a body that is not JSON", "UPDATE entry SET body = 'gone' WHERE number = 40", 40, /JSON/],
  ["a time that is none", "UPDATE entry SET at = 'yesterday' WHERE number = 40", 40, /time/],
  ["a deleted row", "DELETE FROM entry WHERE number = 40", 40, /missing: entry 41 follows entry 39/],
  ["a first row that is gone", "DELETE FROM entry WHERE number = 1", 1, /missing/],
  ["a cut-off end", "DELETE FROM entry WHERE number > 190", 191, /once held 200/],
  [
    "two rows that changed places",
    "UPDATE entry SET number = -1 WHERE number = 40; UPDATE entry SET number = 40 WHERE number = 41; UPDATE entry SET number = 41 WHERE number = -1",
    40,
    /hash of the entry before/,
  ],
  ["an emptied table", "DELETE FROM entry", 1, /once held 200/],
])("%s is found and named", (_, sql, entry, flaw) => {
  const folder = filledFolder();
  tamper(folder, `${GUARDS_OFF} ${sql}`);
  expect(verifyLog(folder)).toEqual({ whole: false, entry, flaw: expect.stringMatching(flaw) });
});

test("a careful cut is found with a later hash that was noted elsewhere", () => {
  const folder = filledFolder();
  const report = verifyLog(folder);
  const noted = report.whole ? report.head : "";
  expect(verifyLog(folder, noted)).toEqual(report);
  tamper(folder, `${GUARDS_OFF} DELETE FROM entry WHERE number > 190; UPDATE sqlite_sequence SET seq = 190`);
  expect(verifyLog(folder)).toMatchObject({ whole: true, entries: 190 });
  expect(verifyLog(folder, noted)).toMatchObject({ whole: false, entry: 191, flaw: expect.stringContaining("expected hash") });
});

test("a hash noted long ago still proves that the log is the same one", () => {
  const folder = filledFolder();
  const report = verifyLog(folder);
  {
    using audit = openAudit(folder);
    audit.record(aCancellation("later"));
  }
  expect(verifyLog(folder, report.whole ? report.head : "")).toMatchObject({ whole: true, entries: 201 });
});

test("a log verifies at any moment while a daemon writes to it", async () => {
  const folder = emptyFolder();
  const child = spawn(process.execPath, [recorder, folder, "busy"], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lengths: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "opening") continue;
    const report = verifyLog(folder);
    lengths.push(report.whole ? report.entries : Number.NaN);
    if (lengths.length === 30) break;
  }
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  expect(lengths.at(-1)).toBeGreaterThanOrEqual(30);
});

test("a folder without a log is told so in a sentence", () => {
  expect(() => verifyLog(emptyFolder())).toThrow(/DATA_DIR_UNUSABLE: .*audit.sqlite does not exist/);
  expect(() => verifyLog("/nowhere/at/all")).toThrow(/DATA_DIR_UNUSABLE: .*audit.sqlite does not exist/);
});

test("a file that is not a log is told so in a sentence", () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "audit.sqlite"), "");
  expect(() => verifyLog(folder)).toThrow(/AUDIT_BROKEN: .*empty/);
  writeFileSync(join(folder, "audit.sqlite"), "x".repeat(10_000));
  expect(() => verifyLog(folder)).toThrow(/AUDIT_BROKEN: .*damaged/);
});

test("a file with a hole in it is broken where the hole begins", () => {
  const folder = filledFolder();
  const file = join(folder, "audit.sqlite");
  const page = Math.floor(readFileSync(file).indexOf('"v-100"') / 4096);
  overwrite(file, page * 4096, Buffer.alloc(4096, 0xff));
  expect(verifyLog(folder)).toMatchObject({ whole: false, flaw: expect.stringMatching(/cannot be read|missing/) });
});

test("a file that lost its second half is broken", () => {
  const folder = filledFolder();
  truncateSync(join(folder, "audit.sqlite"), 6 * 4096);
  expect(() => {
    const report = verifyLog(folder);
    if (!report.whole) throw new Error(report.flaw);
  }).toThrow(/cannot be read|missing|damaged/);
});

/** A log of 200 entries. */
function filledFolder(): string {
  const folder = emptyFolder();
  copyFileSync(join(template, "audit.sqlite"), join(folder, "audit.sqlite"));
  return folder;
}

function overwrite(file: string, offset: number, bytes: Uint8Array): void {
  const open = openSync(file, "r+");
  writeSync(open, bytes, 0, bytes.length, offset);
  closeSync(open);
}
