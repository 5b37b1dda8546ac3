#!/usr/bin/env node
import { Command, CommanderError } from "@commander-js/extra-typings";
import { backup } from "./commands/backup.ts";
import { benchmark } from "./commands/benchmark.ts";
import { bundle } from "./commands/bundle.ts";
import { checkConfig } from "./commands/check-config.ts";
import { commission } from "./commands/commission.ts";
import { enrol } from "./commands/enrol.ts";
import { evaluate } from "./commands/evaluate.ts";
import { explain } from "./commands/explain.ts";
import { exportLog } from "./commands/export.ts";
import { fleet } from "./commands/fleet.ts";
import { formulary } from "./commands/formulary.ts";
import { gateway } from "./commands/gateway.ts";
import { run } from "./commands/run.ts";
import { selfTest } from "./commands/self-test.ts";
import { verifyLog } from "./commands/verify-log.ts";
import { Fault, UsageError } from "./errors.ts";
import { collectRarely, keepFreedMemory } from "./process/heap.ts";
import { version } from "./version.ts";

const program = new Command("blisterscope")
  .description("Checks the blister package in a dispensing cabinet's tray and shows where the network looked.")
  .version(version)
  .exitOverride()
  .enablePositionalOptions()
  .showHelpAfterError('"blisterscope help" lists the commands.');
const onTheDevice = [run, commission, checkConfig, selfTest, verifyLog, exportLog, backup];
const aboutTheFleet = [gateway, fleet];
const aboutMedicines = [formulary, enrol, bundle, evaluate, explain, benchmark];
for (const command of [...onTheDevice, ...aboutTheFleet, ...aboutMedicines]) program.addCommand(command);

collectRarely();
keepFreedMemory();
await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(words.length > 0 ? words : ["help"], { from: "user" });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

/** 2 when the command line is at fault, 1 when the world around is. Commander has printed its own errors already. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof UsageError || error instanceof Fault)) throw error;
  console.error(error instanceof UsageError ? `error: ${error.message}` : error.message);
  return error instanceof UsageError ? 2 : 1;
}
