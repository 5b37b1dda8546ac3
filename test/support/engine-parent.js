// A daemon with nothing but an engine: prints the engine's process id when the model is ready, then waits to be killed.
import { openBundle } from "../../dist/vision/bundle/bundle.js";
import { openEngine } from "../../dist/vision/engine/engine.js";

const log = { info: ({ pid }) => process.stdout.write(`${pid}\n`), warn: () => undefined };
const bundle = await openBundle(process.argv[2]);
openEngine({ bundle, provider: "cpu", timeoutMs: 2_000, report: () => undefined, log });
