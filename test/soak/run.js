/** npm run soak [-- --minutes 60 --frames-per-second 30]: prints what the daemon's memory, descriptors and event loop did meanwhile. */
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const text = (value) => ({ type: "string", default: value });
const { values } = parseArgs({ options: { minutes: text("60"), "frames-per-second": text("30") } });
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
// Node 20 knows no "using".
const how = { logLevel: "error", oxc: { target: "es2022" } };
const { soak } = (await runnerImport(new URL("soak.ts", import.meta.url).pathname, how)).module;
console.log(JSON.stringify(await soak(Number(values.minutes), Number(values["frames-per-second"])), null, 2));
process.exit(0);
