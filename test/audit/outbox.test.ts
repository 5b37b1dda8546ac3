import { expect, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { openLogFile } from "../../src/audit/database.ts";
import { openOutbox } from "../../src/audit/outbox.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import type { Correspondent, Letter } from "../../src/domain/told/letter.ts";
import type { RecordEntry } from "../../src/domain/verdict/record.ts";
import { emptyFolder } from "../support/folder.ts";
import { aStart } from "../support/records.ts";
import { tamper } from "../support/tamper.ts";

const HERE = "here";
const letterOf = ({ number, at }: Pick<RecordEntry, "number" | "at">, lane = "lane"): Letter => ({
  id: `id-${number}`,
  destination: HERE,
  lane,
  row: number,
  type: "event",
  at,
  data: JSON.stringify({ row: number }),
});
const telling = (told: Letter[]): Correspondent => ({ lettersOf: (row) => [letterOf(row)], written: (letters) => told.push(...letters) });

/** What happened at one time or another. */
const moment = (number: number) => ({ number, at: "2026-01-01T00:00:00.000Z" }) as RecordEntry;

test("a letter is written with its row, in the same file, and waits there over a restart", () => {
  const folder = emptyFolder();
  const told: Letter[] = [];
  {
    using audit = openAudit(folder);
    audit.corresponds(telling(told));
    audit.record(aStart, aStart);
    expect(told.map(({ row }) => row)).toEqual([1, 2]);
  }
  using audit = openAudit(folder);
  expect(audit.outbox.destinations()).toEqual([HERE]);
  expect(audit.outbox.first(HERE, "lane")).toEqual(told[0]);
  audit.outbox.delivered(HERE, "id-1");
  expect(audit.outbox.first(HERE, "lane")).toEqual(told[1]);
  expect(verifyLog(folder)).toMatchObject({ whole: true, entries: 2 });
});

test("where the row cannot be written there is no letter either, and the other way round", () => {
  const folder = emptyFolder();
  const told: Letter[] = [];
  using audit = openAudit(folder);
  audit.corresponds(telling(told));
  tamper(folder, "BEGIN IMMEDIATE", () => expect(() => audit.record(aStart)).toThrow("AUDIT_WRITE"));
  expect(audit.outbox.destinations()).toEqual([]);
  tamper(folder, "CREATE TRIGGER no_letters BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'no'); END");
  expect(() => audit.record(aStart)).toThrow("AUDIT_BROKEN");
  expect(told).toEqual([]);
  tamper(folder, "DROP TRIGGER no_letters");
  expect(audit.record(aStart)).toBe(1);
  expect(told).toHaveLength(1);
});

test("a log of before there were letters gets room for them, and stays the log that it was", () => {
  const folder = emptyFolder();
  {
    using audit = openAudit(folder);
    audit.record(aStart);
  }
  tamper(folder, "DROP TABLE outbox");
  expect(verifyLog(folder)).toMatchObject({ whole: true, entries: 1 });
  using audit = openAudit(folder);
  audit.corresponds(telling([]));
  expect(audit.record(aStart)).toBe(2);
  expect(audit.outbox.waiting(HERE).letters).toBe(1);
});

test("where too many wait the oldest go, and one letter counts them and names their rows", () => {
  using log = openLogFile(emptyFolder(), "write");
  const outbox = openOutbox(log.connection, 5);
  const put = Array.from({ length: 12 }, (_, nth) => outbox.put([letterOf(moment(nth + 1), `lane-${nth % 3}`)]));
  expect(put.slice(0, 5).every((letters) => letters.length === 1)).toBe(true);
  expect(outbox.waiting(HERE).letters).toBeLessThanOrEqual(6);
  const loss = outbox.first(HERE, "events.lost");
  expect(loss).toMatchObject({ type: "events.lost", data: '{"lost":7,"rows":{"from":1,"to":7}}' });
  expect(loss).toEqual(put.at(-1)?.[1]);
  expect(outbox.first(HERE, "lane-1")).toMatchObject({ row: 8 });
});

test("a letter about losses never changes under its id: a further loss is another letter", () => {
  using log = openLogFile(emptyFolder(), "write");
  const outbox = openOutbox(log.connection, 2);
  for (const number of [1, 2, 3]) outbox.put([letterOf(moment(number))]);
  const sent = outbox.first(HERE, "events.lost");
  outbox.put([letterOf(moment(4))]);
  outbox.delivered(HERE, sent?.id ?? "");
  const next = outbox.first(HERE, "events.lost");
  expect(next?.id).not.toBe(sent?.id);
  expect(next?.data).toBe('{"lost":2,"rows":{"from":1,"to":2}}');
});

test("one destination that takes nothing pushes out no letter of another", () => {
  using log = openLogFile(emptyFolder(), "write");
  const outbox = openOutbox(log.connection, 3);
  outbox.put([{ ...letterOf(moment(1)), destination: "there" }]);
  for (let number = 2; number < 20; number += 1) outbox.put([letterOf(moment(number))]);
  expect(outbox.first("there", "lane")).toMatchObject({ row: 1 });
  expect(outbox.forget(HERE)).toBeGreaterThan(0);
  expect(outbox.destinations()).toEqual(["there"]);
});
