/** npm run kills:update [-- --kills N]: kills an update of the bundle N times; exit status 1 if neither bundle is in use after one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const { values } = parseArgs({ options: { kills: { type: "string", default: "200" } } });
const { module } = await runnerImport(new URL("update-kills.ts", import.meta.url).pathname, {
  logLevel: "error",
  oxc: { target: "es2022" },
});
const folder = mkdtempSync(join(tmpdir(), "blisterscope-update-kills-"));
try {
  let done = 0;
  const report = await module.killUpdates(folder, Number(values.kills), module.COMMAND, () => {
    if (++done % 20 === 0) process.stderr.write(`${done} updates\n`);
  });
  console.table(report);
  process.exitCode = report.neither > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
