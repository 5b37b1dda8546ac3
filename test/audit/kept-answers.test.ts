import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { openLogFile } from "../../src/audit/database.ts";
import { openKeptAnswers } from "../../src/audit/kept-answers.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import { emptyFolder } from "../support/folder.ts";

const DAY_MS = 24 * 3_600_000;
const ANSWER = { request: "digest", answer: "{}" };

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

test("what is kept is found again after a restart, and is no part of the record", () => {
  const folder = emptyFolder();
  {
    using audit = openAudit(folder);
    audit.keptAnswers.keep("k", ANSWER);
  }
  using audit = openAudit(folder);
  expect(audit.keptAnswers.find("k")).toEqual(ANSWER);
  expect(audit.keptAnswers.find("K")).toBeUndefined();
  expect(verifyLog(folder)).toMatchObject({ whole: true, entries: 0 });
});

test("a key is forgotten after a week, and may then stand for something else", () => {
  using audit = openAudit(emptyFolder());
  audit.keptAnswers.keep("k", ANSWER);
  vi.advanceTimersByTime(6 * DAY_MS);
  expect(audit.keptAnswers.find("k")).toEqual(ANSWER);
  vi.advanceTimersByTime(DAY_MS);
  expect(audit.keptAnswers.find("k")).toBeUndefined();
  audit.keptAnswers.keep("k", { ...ANSWER, request: "another" });
  expect(audit.keptAnswers.find("k")?.request).toBe("another");
});

test("the oldest go when there are too many", () => {
  const folder = emptyFolder();
  using log = openLogFile(folder, "write");
  const kept = openKeptAnswers(log.connection, folder, 3);
  for (const key of ["a", "b", "c", "d", "e"]) kept.keep(key, ANSWER);
  expect(["a", "b", "c", "d", "e"].map((key) => kept.find(key) !== undefined)).toEqual([false, false, true, true, true]);
});
