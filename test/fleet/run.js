/** npm run fleet:cost: prints what a message costs a gateway in fleets of 100, 1,000 and 10,000 cabinets; ends with 1 if it grows by more than a fifth. */
import { runnerImport } from "vite";

const MOST_GROWTH = 1.2;

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
// Node 20 knows no "using".
const how = { logLevel: "error", oxc: { target: "es2022" } };
const { gatewayCosts } = (await runnerImport(new URL("cost.ts", import.meta.url).pathname, how)).module;
const costs = await gatewayCosts([100, 1_000, 10_000]);
console.table(costs);
const growth = costs.at(-1).cpuMsPerMessage / costs[0].cpuMsPerMessage;
console.log(`growth ${growth.toFixed(2)}, at most ${MOST_GROWTH}`);
process.exit(growth <= MOST_GROWTH ? 0 : 1);
