/** npm run kills [-- --kills N]: kills a process that records N times; exit status 1 if an entry is gone or the chain is broken. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const { values } = parseArgs({ options: { kills: { type: "string", default: "1000" } } });
const { module } = await runnerImport(new URL("kills.ts", import.meta.url).pathname, { logLevel: "error", oxc: { target: "es2022" } });
const folder = mkdtempSync(join(tmpdir(), "blisterscope-kills-"));
try {
  let done = 0;
  const report = await module.killRecorders(folder, Number(values.kills), () => {
    if (++done % 100 === 0) process.stderr.write(`${done} kills\n`);
  });
  console.table(report);
  process.exitCode = report.lost + report.broken > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
