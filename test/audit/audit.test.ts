import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Audit, openAudit } from "../../src/audit/audit.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import type { AuditRecord } from "../../src/domain/verdict/record.ts";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import { Fault } from "../../src/errors.ts";
import { entriesIn } from "../support/entries.ts";
import { emptyFolder } from "../support/folder.ts";
import { aCancellation, aStart, aVerification } from "../support/records.ts";
import { tamper } from "../support/tamper.ts";

const recorder = new URL("../support/recorder.js", import.meta.url).pathname;

test("entries are numbered 1, 2, 3 and come back as they were given", () => {
  const folder = emptyFolder();
  using audit = openAudit(folder);
  expect([audit.record(aStart), audit.record(aVerification)]).toEqual([1, 2]);
  expect(audit.entries).toBe(2);
  const [first, second, third] = entriesIn(folder);
  expect({ kind: second?.kind, ...JSON.parse(second?.body ?? "") }).toEqual(aVerification);
  expect(second?.previous).toBe(first?.hash);
  expect(third).toBeUndefined();
});

test("the folder is made where it is missing, and the log goes on after it was closed", () => {
  const folder = join(emptyFolder(), "a", "b");
  {
    using audit = openAudit(folder);
    audit.record(aStart);
  }
  using audit = openAudit(folder);
  expect(audit.record(aStart)).toBe(2);
  expect(verifyLog(folder)).toEqual({ whole: true, entries: 2, head: entriesIn(folder)[1]?.hash });
});

test("any sequence of records makes a whole chain, across any number of restarts", () => {
  const text = fc.string({ unit: "binary", maxLength: 20 });
  const record = fc.oneof(
    fc.record({ kind: fc.constant("start" as const), version: text, bundle: text, provider: text }),
    fc.record({
      kind: fc.constant("cancellation" as const),
      verification: text,
      why: fc.constantFrom("host" as const, "replaced" as const),
    }),
    fc.record({
      kind: fc.constant("answer" as const),
      entry: fc.nat().map((number) => number as EntryNumber),
      answer: fc.constant({ did: "put-back" as const }),
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(record, { maxLength: 5 }), { maxLength: 4 }), (runs: AuditRecord[][]) => {
      const folder = emptyFolder();
      openAudit(folder)[Symbol.dispose]();
      for (const records of runs) {
        using audit = openAudit(folder);
        for (const each of records) audit.record(each);
      }
      expect(verifyLog(folder)).toMatchObject({ whole: true, entries: runs.flat().length });
    }),
    { numRuns: 15 },
  );
});

test("a second daemon on the same folder is refused, here or in another process; a reader is not", () => {
  const folder = emptyFolder();
  using audit = openAudit(folder);
  audit.record(aStart);
  const refusal = /DATA_DIR_UNUSABLE: .* belongs to a running daemon/;
  expect(() => openAudit(folder)).toThrow(refusal);
  expect(spawnSync(process.execPath, [recorder, folder, "second"], { encoding: "utf8" }).stderr).toMatch(refusal);
  expect(verifyLog(folder)).toMatchObject({ whole: true, entries: 1 });
  expect(audit.record(aStart)).toBe(2);
});

test("the folder is free again once its daemon has closed or failed to open it", () => {
  const folder = emptyFolder();
  openAudit(folder)[Symbol.dispose]();
  tamper(folder, "PRAGMA user_version = 2");
  expect(() => openAudit(folder)).toThrow(/DATA_DIR_UNUSABLE: .*newer version/);
  tamper(folder, "PRAGMA user_version = 1");
  using audit = openAudit(folder);
  expect(audit.record(aStart)).toBe(1);
});

test.each([
  ["changed", "UPDATE entry SET body = '{}' WHERE number = 1"],
  ["deleted", "DELETE FROM entry WHERE number = 2"],
  ["replaced", "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE number = 1"],
  ["added out of turn", "INSERT INTO entry SELECT 9, id, at, monotonicMs, kind, body, previous, hash FROM entry WHERE number = 1"],
])("the database itself refuses that an entry is %s", (_, sql) => {
  const folder = emptyFolder();
  using audit = filled(folder, 2);
  expect(() => tamper(folder, sql)).toThrow(/an entry can/);
  expect(audit.entries).toBe(2);
});

test("a log whose last entries were tampered with is not continued", () => {
  const folder = emptyFolder();
  filled(folder, 130)[Symbol.dispose]();
  tamper(folder, "DROP TRIGGER entry_is_not_changed; UPDATE entry SET body = '{}' WHERE number = 120");
  expect(() => openAudit(folder)).toThrow(/AUDIT_BROKEN: .*entry 120 does not fit its hash/);
});

test("a log whose end was cut off is not continued", () => {
  const folder = emptyFolder();
  filled(folder, 5)[Symbol.dispose]();
  tamper(folder, "DROP TRIGGER entry_is_not_deleted; DELETE FROM entry WHERE number > 3");
  expect(() => openAudit(folder)).toThrow(/AUDIT_BROKEN: .*entry 4 is missing: the log once held 5 entries/);
});

test("entries that somebody else wrote meanwhile stop the record instead of forking it", () => {
  const folder = emptyFolder();
  using audit = filled(folder, 1);
  tamper(folder, "INSERT INTO entry SELECT 2, id, at, monotonicMs, kind, body, hash, hash FROM entry");
  expect(codeOf(() => audit.record(aStart))).toBe("AUDIT_BROKEN");
});

test("somebody who holds the database open for writing makes the record fail, and later go on", () => {
  const folder = emptyFolder();
  using audit = filled(folder, 1);
  tamper(folder, "BEGIN IMMEDIATE", () => expect(codeOf(() => audit.record(aStart))).toBe("AUDIT_WRITE"));
  expect(audit.record(aStart)).toBe(2);
});

test.each(["emptied", "gone"])(
  "a database that a power cut left %s beside its waiting entries is a broken record, and they are left as they are",
  (how) => {
    const folder = emptyFolder();
    const cut = emptyFolder();
    using _audit = filled(folder, 3);
    cpSync(folder, cut, { recursive: true });
    const waiting = readFileSync(join(cut, "audit.sqlite-wal"));
    if (how === "emptied") truncateSync(join(cut, "audit.sqlite"));
    else rmSync(join(cut, "audit.sqlite"));
    expect(() => openAudit(cut)).toThrow(/AUDIT_BROKEN: .*audit\.sqlite-wal holds entries of it/);
    expect(readFileSync(join(cut, "audit.sqlite-wal"))).toEqual(waiting);
  },
);

test("a garbled lock says that it may be deleted, and the record goes on without it", () => {
  const folder = emptyFolder();
  filled(folder, 3)[Symbol.dispose]();
  writeFileSync(join(folder, "audit.lock"), "garbled ".repeat(100));
  expect(() => openAudit(folder)).toThrow(/DATA_DIR_UNUSABLE: .*audit\.lock is damaged.* delete this one file/);
  rmSync(join(folder, "audit.lock"));
  using audit = openAudit(folder);
  expect(audit.record(aStart)).toBe(4);
});

test("a file that is not a database is a broken record, and is left as it is", () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "audit.sqlite"), "not a database\n".repeat(100));
  expect(codeOf(() => openAudit(folder))).toBe("AUDIT_BROKEN");
  expect(readFileSync(join(folder, "audit.sqlite"), "utf8")).toBe("not a database\n".repeat(100));
});

test("another program's database is a broken record, and is left as it is", () => {
  const folder = emptyFolder();
  tamper(folder, "CREATE TABLE recipes (name TEXT)");
  const before = readFileSync(join(folder, "audit.sqlite"));
  expect(codeOf(() => openAudit(folder))).toBe("AUDIT_BROKEN");
  expect(readFileSync(join(folder, "audit.sqlite"))).toEqual(before);
});

test("a data folder that is a file cannot be used", () => {
  const file = join(emptyFolder(), "data");
  writeFileSync(file, "");
  expect(codeOf(() => openAudit(file))).toBe("DATA_DIR_UNUSABLE");
  expect(codeOf(() => openAudit(join(file, "below")))).toBe("DATA_DIR_UNUSABLE");
});

test("a mistake in the caller is not dressed up as a fault of the disk", () => {
  using audit = openAudit(emptyFolder());
  const loop: Record<string, unknown> = { kind: "start" };
  loop["loop"] = loop;
  expect(() => audit.record(loop as unknown as AuditRecord)).toThrow(TypeError);
  expect(audit.record(aCancellation("x"))).toBe(1);
});

test("closing leaves one file with everything in it", () => {
  const folder = emptyFolder();
  filled(folder, 3)[Symbol.dispose]();
  expect(existsSync(join(folder, "audit.sqlite-wal"))).toBe(false);
});

function filled(folder: string, entries: number): Audit {
  const audit = openAudit(folder);
  for (let entry = 1; entry <= entries; entry += 1) audit.record(aCancellation(`v-${entry}`));
  return audit;
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
  return "no fault";
}
