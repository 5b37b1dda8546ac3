/** npm run fuzz:pictures [-- --seed N --mutants M]: the table, and exit status 1 when something is wrong. */
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const { values } = parseArgs({ options: { seed: { type: "string", default: "1" }, mutants: { type: "string", default: "6000" } } });
const { module } = await runnerImport(new URL("pictures.ts", import.meta.url).pathname, { logLevel: "error" });
const outcomes = await module.fuzzPictures({ seed: Number(values.seed), mutants: Number(values.mutants) });
console.table(outcomes);
const failures = outcomes.map(module.failureOf).filter((failure) => failure !== undefined);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
