/** npm run fleet:scale [-- --sizes 100,10000 --seconds 60 --per-second 167 --store victoria-metrics --connections 50]: what a fleet costs. */
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const text = (value) => ({ type: "string", default: value });
const options = {
  sizes: text("100,1000,10000"),
  seconds: text("60"),
  "per-second": text("167"),
  store: text("prometheus"),
  connections: text("50"),
};
const { values } = parseArgs({ options });
// Node 20 knows no "using".
const how = { logLevel: "error", oxc: { target: "es2022" } };
const { scale } = (await runnerImport(new URL("scale.ts", import.meta.url).pathname, how)).module;
const idleSeconds = 20;
const sizes = values.sizes.split(",").map(Number);
const numbers = { seconds: Number(values.seconds), perSecond: Number(values["per-second"]), connections: Number(values.connections) };
await scale({ sizes, ...numbers, idleSeconds, store: values.store }, (row) => process.stdout.write(`${JSON.stringify(row)}\n`));
process.exit(0);
