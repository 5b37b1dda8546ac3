import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { type Config, loadConfig, readNamed } from "../config.ts";
import { UsageError, unreadable } from "../errors.ts";
import { command } from "./command.ts";
import { daemonAt } from "./daemon-at.ts";

const PATH = "/v1/formulary.csv";

const CONFIG = ["--config <file>", "the configuration of the daemon that runs (default: none, the built-in defaults)"] as const;

const HELP = `
The daemon that runs with this configuration is asked. The file has a line for each medicine:

    id,name,generic,strength,form,gtin,look-alikes,reveal,other-print

docs/formulary.md says what the columns mean. It may be edited in any spreadsheet, and taken back:

    blisterscope formulary export --out formulary.csv
    blisterscope formulary import formulary.csv --pin-file MY-PIN`;

const out = command("formulary export", "Write the formulary in use as CSV.")
  .option(...CONFIG)
  .option("--out <file>", "write to this file instead of to the standard output")
  .addHelpText("after", HELP)
  .action(async ({ config, out: file }) => {
    const csv = Buffer.from(await (await asked(loadConfig(config), {})).arrayBuffer());
    if (file === undefined) process.stdout.write(csv);
    else await writeFile(file, csv);
  });

const back = command("formulary import", "Change what is said of the medicines in a CSV file, all of it or nothing.")
  .argument("<file>", "the CSV; medicines that it does not name stay as they are")
  .option(...CONFIG)
  .requiredOption("--pin-file <file>", "holds your PIN of the pharmacy: the record says whose hand it was")
  .addHelpText("after", HELP)
  .action(async (file, { config, pinFile }) => {
    const body = await readFile(file).catch((error) => {
      throw new UsageError(unreadable(file, error));
    });
    const headers = { "content-type": "text/csv", "pharmacy-pin": pinIn(pinFile) };
    const answer = await asked(loadConfig(config), { method: "PUT", headers, body: new Uint8Array(body) });
    const { version, changed, unchanged, unnamed } = Taken.parse(await answer.json());
    console.log(`${changed.length} changed, ${unchanged} as before, ${unnamed.length} not in the file. Version ${version} is in use.`);
  });

export const formulary = command("formulary", "Take the formulary into the pharmacy's own tools, and back.")
  .addCommand(out)
  .addCommand(back);

const Taken = z.looseObject({ version: z.int(), changed: z.array(z.string()), unchanged: z.int(), unnamed: z.array(z.string()) });
const Refused = z.looseObject({ title: z.string(), detail: z.string() });

/** The daemon's answer. Throws UsageError with its own sentence when it refuses, or when none answers. */
async function asked(
  config: Config,
  { headers = {}, ...request }: { headers?: Record<string, string>; method?: string; body?: Uint8Array<ArrayBuffer> },
) {
  const daemon = daemonAt(config);
  const response = await fetch(`${daemon.url}${PATH}`, { ...request, headers: { ...daemon.headers, ...headers } }).catch((cause) => {
    throw new UsageError(`No daemon answers at ${daemon.url}. Start it, or name its configuration with --config.`, { cause });
  });
  if (response.ok) return response;
  const { title, detail } = Refused.parse(await response.json());
  throw new UsageError(`${title} ${detail}`);
}

/** The PIN alone, or a line of the daemon's own file of PINs. */
function pinIn(file: string): string {
  const pins = readNamed(file, "--pin-file").trim().split(/\r?\n/);
  const pin = pins.length === 1 ? pins[0]?.split(/\s+/).at(-1) : undefined;
  if (pin && /^\d+$/.test(pin)) return pin;
  throw new UsageError(`--pin-file: ${file} should hold one PIN, and nothing else.`);
}
