import { expect, test } from "vitest";
import { openRecorder } from "../../src/audit/recorder.ts";
import type { AuditRecord } from "../../src/domain/verdict/record.ts";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import { Fault } from "../../src/errors.ts";

const start: AuditRecord = { kind: "start", version: "1", bundle: "b", provider: "cpu" };

/** A recorder over a disk that can be full. */
function recorderOn(disk: { full: boolean }) {
  const written: AuditRecord[] = [];
  const faults: (string | undefined)[] = [];
  const recorder = openRecorder(
    (record) => {
      if (disk.full) throw new Fault("AUDIT_WRITE", "the disk is full");
      return written.push(record) as EntryNumber;
    },
    (fault) => faults.push(fault?.code),
  );
  return { ...recorder, written, faults };
}

test("a record that cannot be written is a fault, and the caller learns of it", () => {
  const { record, isWritable, faults, written } = recorderOn({ full: true });
  expect(() => record(start)).toThrow("AUDIT_WRITE");
  expect(isWritable()).toBe(false);
  expect(faults).toEqual(["AUDIT_WRITE"]);
  expect(written).toEqual([]);
});

test("the first entry after an interruption tells of it, and the fault ends", () => {
  const disk = { full: true };
  const { record, isWritable, faults, written } = recorderOn(disk);
  expect(() => record(start)).toThrow();
  disk.full = false;
  record(start);
  expect(written.map(({ kind }) => kind)).toEqual(["interruption", "start"]);
  expect(faults.at(-1)).toBeUndefined();
  expect(isWritable()).toBe(true);
});

test("retrying ends the fault without waiting for something to record", () => {
  const disk = { full: true };
  const { record, retry, isWritable, written } = recorderOn(disk);
  expect(() => record(start)).toThrow();
  retry();
  expect(isWritable()).toBe(false);
  disk.full = false;
  retry();
  expect(isWritable()).toBe(true);
  expect(written.map(({ kind }) => kind)).toEqual(["interruption"]);
});
