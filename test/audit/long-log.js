/** node test/audit/long-log.js [--rows 1000000] (after a build): writes a record of so many rows, and times verify-log on it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";
import { openAudit } from "../../dist/audit/audit.js";

const { values } = parseArgs({ options: { rows: { type: "string", default: "1000000" } } });
const rows = Number(values.rows);
/** A transaction, and with it a sync of the disk, for so many. */
const TOGETHER = 1_000;
/** Of a million rows. */
const LIMIT_S = 10;

const folder = mkdtempSync(join(tmpdir(), "blisterscope-long-log-"));
try {
  const records = new URL("../support/records.ts", import.meta.url).pathname;
  const { aVerification, aCancellation } = (await runnerImport(records, { logLevel: "error" })).module;
  const audit = openAudit(folder);
  for (let row = 0; row < rows; row += TOGETHER) {
    // Every other row is a verification, as large as in a cabinet.
    audit.record(
      ...Array.from({ length: Math.min(TOGETHER, rows - row) }, (_, at) => (at % 2 === 0 ? aVerification : aCancellation(`${row}`))),
    );
  }
  audit[Symbol.dispose]();
  const startedMs = performance.now();
  const { status, stdout } = spawnSync(process.execPath, ["dist/main.js", "verify-log", "--data", folder], { encoding: "utf8" });
  const seconds = (performance.now() - startedMs) / 1_000;
  process.stdout.write(`${stdout.trim()}\n${seconds.toFixed(1)} s\n`);
  process.exitCode = status === 0 && seconds <= (LIMIT_S * Math.max(rows, 100_000)) / 1_000_000 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
