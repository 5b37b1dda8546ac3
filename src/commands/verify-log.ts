import type { Entry } from "../audit/chain.ts";
import { verifyLog as verify } from "../audit/verify.ts";
import { loadConfig } from "../config.ts";
import { command } from "./command.ts";
import { openProgress } from "./progress.ts";

export const verifyLog = command("verify-log", "Walk the record's hash chain and name the first broken entry.")
  .option("--config <file>", "take the record from this configuration's dataDir")
  .option("--data <folder>", "take the record from this folder")
  .option("--head <hash>", "the hash of an entry noted earlier: proves that the record was not cut short before it")
  .addHelpText("after", "\nThe exit code is 0 when the chain is whole and 1 when it is not. May run while the daemon writes.")
  .action(({ config, data, head }) => {
    const report = verify(data ?? loadConfig(config).dataDir, head, watched);
    if (report.whole) return console.log(`The record is whole: ${report.entries} entries, head ${report.head}`);
    console.error(`The record is broken: entry ${report.entry} ${report.flaw}.`);
    process.exitCode = 1;
  });

/** A bar that moved with every one of a million entries would take longer than the entries. */
const STEP = 1_000;

function* watched(entries: Iterable<Entry>, count: number): Generator<Entry> {
  using progress = openProgress(count, "entries");
  for (const entry of entries) {
    yield entry;
    if (entry.number % STEP === 0) progress.add(STEP);
  }
}
