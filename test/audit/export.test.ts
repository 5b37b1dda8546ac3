import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import type { Entry } from "../../src/audit/chain.ts";
import { openExport } from "../../src/audit/export.ts";
import { entriesIn } from "../support/entries.ts";
import { emptyFolder } from "../support/folder.ts";
import { aCancellation, aStart } from "../support/records.ts";
import { tamper } from "../support/tamper.ts";

const VERIFIER = new URL("../../docs/verify-export.mjs", import.meta.url).pathname;

/** A record of 450 entries, among them what could break a line. */
function filledFolder(): string {
  const folder = emptyFolder();
  using audit = openAudit(folder);
  audit.record(aStart, aCancellation("two\nlines, \u2028 and \u2029"), aCancellation('"พารา"\u0000'));
  for (let entry = 4; entry <= 450; entry += 1) audit.record(aCancellation(`v-${entry}`));
  return folder;
}

function linesOf(folder: string, range: { from: number; to?: number } = { from: 1 }): string[] {
  using log = openExport(folder);
  return [...(log.exported(range) ?? [])].join("").split("\n").slice(0, -1);
}

/** What the verifier says of these lines, in a process and a folder of its own. */
function verified(lines: readonly string[], ...noted: string[]): { exitCode: number | null; output: string } {
  const file = join(emptyFolder(), "export.ndjson");
  writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
  const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFIER, file, ...noted], { encoding: "utf8", cwd: "/" });
  return { exitCode: status, output: (stdout + stderr).trim() };
}

test("an export holds every entry as it lies in the log, and is whole by the word of a verifier that knows nothing else", () => {
  const folder = filledFolder();
  const [header = "", ...lines] = linesOf(folder);
  const entries = entriesIn(folder);
  expect(lines.map((line) => JSON.parse(line))).toEqual(entries);
  const { hash } = entries.at(-1) as Entry;
  expect(JSON.parse(header)).toMatchObject({ after: { number: 0, hash: "0".repeat(64) }, last: { number: 450, hash } });
  expect(verified([header, ...lines])).toEqual({ exitCode: 0, output: `The export is whole: entries 1 to 450, head ${hash}` });
  expect(verified([header, ...lines], entries[99]?.hash ?? "")).toMatchObject({ exitCode: 0 });
  expect(verified([header, ...lines], "f".repeat(64))).toMatchObject({ exitCode: 1, output: expect.stringContaining("noted hash") });
});

test("a part of the record proves itself as well, and names the link that it attaches to", () => {
  const folder = filledFolder();
  const entries = entriesIn(folder);
  const [header = "", ...lines] = linesOf(folder, { from: 200, to: 300 });
  expect(JSON.parse(header).after).toEqual({ number: 199, hash: entries[198]?.hash });
  expect(lines).toHaveLength(101);
  expect(verified([header, ...lines])).toMatchObject({ exitCode: 0, output: expect.stringContaining("entries 200 to 300") });
});

test("an export to an end that is not there yet ends where the record does, and none begins after it", () => {
  const folder = filledFolder();
  expect(linesOf(folder, { from: 450, to: 9_000 })).toHaveLength(2);
  const [header, ...none] = linesOf(folder, { from: 451 });
  expect(none).toEqual([]);
  expect(JSON.parse(header ?? "")).toMatchObject({ after: { number: 450 }, last: { number: 450 } });
  using log = openExport(folder);
  expect(log.exported({ from: 452 })).toBeUndefined();
});

test.each<[string, (lines: string[]) => string[], RegExp]>([
  ["a body that was changed", (lines) => lines.with(40, changed(lines[40], { body: "{}" })), /entry 40 does not fit its hash/],
  ["a number that was changed", (lines) => lines.with(40, changed(lines[40], { number: 41 })), /entry 41 follows entry 39/],
  ["a time that was changed", (lines) => lines.with(40, changed(lines[40], { at: "2020-01-01T00:00:00.000Z" })), /entry 40 .*hash/],
  ["an entry that was left out", (lines) => lines.toSpliced(40, 1), /entry 41 follows entry 39/],
  ["an end that was cut off", (lines) => lines.slice(0, 400), /ends with entry 399, and should end with entry 450/],
  ["a last line that was cut", (lines) => lines.with(450, (lines[450] ?? "").slice(0, 50)), /line 451 cannot be read/],
  [
    "another beginning",
    (lines) => [changed(lines[0], { after: { number: 0, hash: "f".repeat(64) } }), ...lines.slice(1)],
    /attaches to nothing/,
  ],
  ["a first line that is gone", (lines) => lines.slice(1), /first line/],
  ["no line at all", () => [], /empty/],
])("%s is found and named", (_, tampered, sentence) => {
  expect(verified(tampered(linesOf(filledFolder())))).toEqual({ exitCode: 1, output: expect.stringMatching(sentence) });
});

test("a line feed that was moved from one field to the next is found, though the hash fits", () => {
  const folder = filledFolder();
  const lines = linesOf(folder);
  const { at, monotonicMs, kind, body } = JSON.parse(lines[40] ?? "");
  const moved = { at: `${at}\n${monotonicMs}`, monotonicMs: kind, kind: body, body: "" };
  expect(verified(lines.with(40, changed(lines[40], moved)))).toMatchObject({ exitCode: 1 });
});

test("a record that lacks the entry where the export would end says so", () => {
  const folder = filledFolder();
  tamper(folder, "DROP TRIGGER entry_is_not_deleted; DELETE FROM entry WHERE number = 450");
  expect(() => linesOf(folder)).toThrow(/AUDIT_BROKEN: Entry 450 is missing/);
});

function changed(line: string | undefined, change: object): string {
  return JSON.stringify({ ...JSON.parse(line ?? ""), ...change });
}
