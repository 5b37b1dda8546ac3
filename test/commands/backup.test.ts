import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { verifyLog } from "../../src/audit/verify.ts";
import { backup } from "../../src/commands/backup.ts";
import { UsageError } from "../../src/errors.ts";
import { entriesIn } from "../support/entries.ts";
import { emptyFolder } from "../support/folder.ts";
import { aCancellation } from "../support/records.ts";

async function backUp(data: string, out: string): Promise<void> {
  await backup.parseAsync(["--data", data, "--out", out], { from: "user" });
}

test("a backup made while the daemon records is whole, and is restored by copying it to the place of the record", async () => {
  const data = emptyFolder();
  const out = join(emptyFolder(), "copies/monday");
  {
    using audit = openAudit(data);
    for (let entry = 1; entry <= 50; entry++) audit.record(aCancellation(`v-${entry}`));
    mkdirSync(join(data, "pictures"));
    writeFileSync(join(data, "pictures/one.jpg"), "picture");
    await backUp(data, out);
    audit.record(aCancellation("later"));
  }
  const noted = verifyLog(out);
  expect(noted).toMatchObject({ whole: true, entries: 50 });
  expect(readdirSync(out)).toEqual(expect.arrayContaining(["audit.sqlite", "pictures"]));

  const restored = join(emptyFolder(), "restored");
  cpSync(out, restored, { recursive: true });
  {
    using audit = openAudit(restored);
    expect(audit.record(aCancellation("goes on"))).toBe(51);
  }
  expect(verifyLog(restored, noted.whole ? noted.head : "")).toMatchObject({ whole: true, entries: 51 });
  expect(entriesIn(restored).slice(0, 50)).toEqual(entriesIn(data).slice(0, 50));
});

test("a backup is never written over another", async () => {
  const data = emptyFolder();
  openAudit(data)[Symbol.dispose]();
  await expect(backUp(data, emptyFolder())).rejects.toThrow(UsageError);
});

test("without a record there is nothing to copy, and nothing that looks like a copy is left", async () => {
  const out = join(emptyFolder(), "copy");
  await expect(backUp(emptyFolder(), out)).rejects.toThrow(/DATA_DIR_UNUSABLE: .*able to write|does not exist/);
});
