import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { answering, keep } from "./keep.js";
import { planOf, STORES } from "./plan.js";
import { portsFrom } from "./ports.js";
import { PLACES, prepare } from "./prepare.js";
import { refuse } from "./refuse.js";

const HELP = `usage: up [--folder DIR] [--port FIRST] [--store prometheus|victoria-metrics] [--gateways 0..2]
          [--cabinets 0..${PLACES.length}] [--cabinet JSON]
  --folder    where everything is kept: certificates, configurations, data, logs (default: blisterscope-fleet)
  --port      the first of eleven consecutive ports of this machine (default: 18880)
  --gateways, --cabinets  how many of them run beside the rest
  --cabinet   keys of every cabinet's configuration, as JSON
`;

const { values } = parseArgs({
  options: {
    folder: { type: "string", default: "blisterscope-fleet" },
    port: { type: "string", default: "18880" },
    store: { type: "string", default: "prometheus" },
    gateways: { type: "string", default: "2" },
    cabinets: { type: "string", default: `${PLACES.length}` },
    cabinet: { type: "string", default: "{}" },
    help: { type: "boolean" },
  },
});

if (values.help) process.stdout.write(HELP);
else await up();

async function up() {
  const gateways = upTo(2, "gateways");
  const cabinets = upTo(PLACES.length, "cabinets");
  const first = Number(values.port);
  if (!(values.store in STORES)) refuse(`--store: there is no ${values.store}.`);
  if (!(Number.isInteger(first) && first >= 1_024 && first <= 65_525)) refuse("--port: a number from 1024 to 65525.");
  const ports = portsFrom(first);
  const folder = resolve(values.folder);
  mkdirSync(folder, { recursive: true });
  prepare({ folder, ports, cabinet: JSON.parse(values.cabinet) });
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => ending.abort());
  const parts = planOf({ store: values.store, gateways, cabinets, ports });
  const running = [];
  try {
    for (const part of parts) {
      running.push(keep(part, folder, ending.signal));
      await answering(part, ending.signal);
      if (ending.signal.aborted) break;
      process.stdout.write(`${part.name} ${typeof part.ready === "number" ? `127.0.0.1:${part.ready}` : new URL("/", part.ready)}\n`);
    }
    if (!ending.signal.aborted) process.stdout.write(`alerts go to http://127.0.0.1:${ports.receiver}/\nThe fleet is up.\n`);
  } catch (error) {
    process.stderr.write(`up: ${error.message}\n`);
    process.exitCode = 1;
    ending.abort();
  }
  await Promise.all(running);
}

function upTo(most, option) {
  const count = Number(values[option]);
  if (!(Number.isInteger(count) && count >= 0 && count <= most)) refuse(`--${option}: a number from 0 to ${most}.`);
  return count;
}
