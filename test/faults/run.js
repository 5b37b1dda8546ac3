/** npm run faults [-- --json FILE --only WORDS]: prints the table as Markdown; exit status 1 if anything is not as it should be. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const { values } = parseArgs({ options: { json: { type: "string" }, only: { type: "string", default: "" } } });
// Node 20 knows no "using".
const how = { logLevel: "error", oxc: { target: "es2022" } };
const { FAULT_CASES, table, tryFaults } = (await runnerImport(new URL("campaign.ts", import.meta.url).pathname, how)).module;

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
const cases = FAULT_CASES.filter(({ area, fault }) => `${area}: ${fault}`.includes(values.only));
const findings = await tryFaults(cases, ({ area, fault, passed, ...found }) =>
  process.stderr.write(passed ? `ok  ${area}: ${fault}\n` : `NOT OK  ${area}: ${fault} ${JSON.stringify(found)}\n`),
);
console.log(table(findings));
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(findings, null, 2));
process.exit(findings.every(({ passed }) => passed) ? 0 : 1);
