/** npm run fuzz:pictures [-- --seed N --mutants M --held K]: prints the tables; exit status 1 if anything failed. */
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const text = (value) => ({ type: "string", default: value });
const { values } = parseArgs({ options: { seed: text("1"), mutants: text("6000"), held: text("1000") } });
const seed = Number(values.seed);

const { fuzzPictures, failureOf } = await load("pictures.ts");
const outcomes = await fuzzPictures({ seed, mutants: Number(values.mutants) });
console.table(outcomes);
const { holdStill, heldFailure } = await load("held-still.ts");
const held = await holdStill({ seed, mutants: Number(values.held) });
console.table(held);

const failures = [...outcomes.map(failureOf), ...held.map(heldFailure)].filter((failure) => failure !== undefined);
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);

async function load(file) {
  return (await runnerImport(new URL(file, import.meta.url).pathname, { logLevel: "error" })).module;
}
