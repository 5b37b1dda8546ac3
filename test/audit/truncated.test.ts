import { cpSync, mkdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import { emptyFolder } from "../support/folder.ts";
import { aCancellation } from "../support/records.ts";

const ENTRIES = 40;

/** Copies of a log that was never closed, each with its waiting entries cut off at another place. */
function cuts(): { readonly dir: string; readonly whole: boolean }[] {
  const folder = emptyFolder();
  const copies = emptyFolder();
  using audit = openAudit(folder);
  for (let entry = 1; entry <= ENTRIES; entry += 1) audit.record(aCancellation(`v-${entry}`));
  const { size } = statSync(join(folder, "audit.sqlite-wal"));
  return Array.from({ length: 60 }, (_, nth) => Math.round((size * nth) / 59)).map((length) => {
    const dir = join(copies, `${length}`);
    mkdirSync(dir);
    for (const file of ["audit.sqlite", "audit.sqlite-wal"]) cpSync(join(folder, file), join(dir, file));
    truncateSync(join(dir, "audit.sqlite-wal"), length);
    return { dir, whole: length === size };
  });
}

test("wherever the waiting entries are cut off, what is left is a whole chain that goes on", () => {
  const left = cuts().map(({ dir, whole }) => {
    const before = openAudit(dir);
    const { entries } = before;
    if (whole) expect(entries).toBe(ENTRIES);
    expect(before.record(aCancellation("after"))).toBe(entries + 1);
    before[Symbol.dispose]();
    expect(verifyLog(dir)).toMatchObject({ whole: true, entries: entries + 1 });
    return entries;
  });
  expect(left).toEqual([...left].sort((a, b) => a - b));
});
