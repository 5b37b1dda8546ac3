/** npm run teaching: teaches the shipped network a medicine in a real browser, and prints where the time goes, in seconds. */
import { runnerImport } from "vite";

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
// Node 20 knows no "using".
const how = { logLevel: "error", oxc: { target: "es2022" } };
const { teachInBrowser } = (await runnerImport(new URL("teach-in-browser.ts", import.meta.url).pathname, how)).module;
const { seconds, total, complaints } = await teachInBrowser();
process.stdout.write(`${JSON.stringify({ seconds, total, complaints }, null, 2)}\n`);
process.exit(total <= 120 && complaints.length === 0 ? 0 : 1);
