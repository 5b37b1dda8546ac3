/** npm run prints [-- --packs 100 --seed 1 --memory 1000]: prints what the reader makes of drawn packs; exit status 1 if anything failed. */
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const text = (value) => ({ type: "string", default: value });
const { values } = parseArgs({ options: { packs: text("100"), seed: text("1"), memory: text("1000") } });
// Node 20 knows no "using".
const load = async (file) =>
  (await runnerImport(new URL(file, import.meta.url).pathname, { logLevel: "error", oxc: { target: "es2022" } })).module;

const { openReader } = await load("reader.ts");
const { confusables, hostile, memory } = await load("check-print.ts");
const { engine, close } = await openReader();
const failures = [];
try {
  const told = await confusables(engine, Number(values.packs), Number(values.seed));
  console.log("names and strengths that differ by little", told);
  failures.push(...told.wrong);
  const attacks = await hostile(engine);
  console.table(attacks);
  failures.push(...attacks.filter(({ what, says }) => says === "agrees" && what !== "upside down").map(({ what }) => `${what} agrees`));
  if (Number(values.memory) > 0) console.log("memory of the engine's process", await memory(engine, Number(values.memory)));
} finally {
  await close();
}
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);
