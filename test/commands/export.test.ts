import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { blisterscope } from "../support/command-line.ts";
import { emptyFolder } from "../support/folder.ts";
import { aCancellation, aStart } from "../support/records.ts";

const PATIENCE = { timeout: 60_000 };

test("export writes the record, or a part of it, while the daemon holds it", PATIENCE, async () => {
  const folder = emptyFolder();
  const file = join(folder, "config.json");
  writeFileSync(file, '{ "dataDir": "data" }');
  using audit = openAudit(join(folder, "data"));
  audit.record(aStart, aCancellation("a"), aCancellation("b"));
  const { exitCode, stdout, stderr } = await blisterscope("export", "--config", file);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const lines = stdout.trim().split("\n");
  expect(lines.slice(1).map((line) => JSON.parse(line).kind)).toEqual(["start", "cancellation", "cancellation"]);
  const out = join(folder, "part.ndjson");
  expect(await blisterscope("export", "--data", join(folder, "data"), "--from", "2", "--to", "2", "--out", out)).toMatchObject({
    exitCode: 0,
  });
  expect(readFileSync(out, "utf8").trim().split("\n").slice(1)).toEqual([lines[2]]);
});

test("export of what is not there is refused with a sentence", PATIENCE, async () => {
  const folder = emptyFolder();
  expect(await blisterscope("export", "--data", folder)).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/DATA_DIR_UNUSABLE/) });
  openAudit(folder)[Symbol.dispose]();
  expect(await blisterscope("export", "--data", folder, "--from", "2")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("The record has no entry 2 yet."),
  });
});
