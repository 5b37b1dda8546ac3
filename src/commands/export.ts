import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openExport } from "../audit/export.ts";
import { loadConfig } from "../config.ts";
import { UsageError } from "../errors.ts";
import { command, wholeNumber } from "./command.ts";

const HELP = `
The first line says what the others prove; each other line is one entry with its hash and that of the entry before. On any machine with
Node, docs/verify-export.mjs checks such a file: it needs nothing else. May run while the daemon writes.`;

export const exportLog = command("export", "Write the record as NDJSON, with what proves that it is whole.")
  .option("--config <file>", "take the record from this configuration's dataDir")
  .option("--data <folder>", "take the record from this folder")
  .option("--from <entry>", "the number of the first entry", wholeNumber(1), 1)
  .option("--to <entry>", "the number of the last entry (default: the last one there is)", wholeNumber(1))
  .option("--out <file>", "write to this file instead of to the standard output")
  .addHelpText("after", HELP)
  .action(async ({ config, data, from, to, out }) => {
    using log = openExport(data ?? loadConfig(config).dataDir);
    const lines = log.exported({ from, to });
    if (!lines) throw new UsageError(`The record has no entry ${from} yet.`);
    await pipeline(Readable.from(lines), out === undefined ? process.stdout : createWriteStream(out));
  });
