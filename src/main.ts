#!/usr/bin/env node
import { benchmark } from "./commands/benchmark.ts";
import { checkConfig } from "./commands/check-config.ts";
import { type Command, UsageError } from "./commands/command.ts";
import { enrol } from "./commands/enrol.ts";
import { evaluate } from "./commands/evaluate.ts";
import { explain } from "./commands/explain.ts";
import { run } from "./commands/run.ts";
import { verifyLog } from "./commands/verify-log.ts";
import { Fault } from "./errors.ts";
import { collectRarely } from "./heap.ts";
import { version } from "./version.ts";

const commands: Readonly<Record<string, Command>> = {
  run,
  "check-config": checkConfig,
  "verify-log": verifyLog,
  enrol,
  evaluate,
  explain,
  benchmark,
};

collectRarely();
process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === "--version") return say(version);
  if (name === undefined || name === "--help" || name === "-h") return say(overview());
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return complain(`There is no command "${name}".\n\n${overview()}`, 2);
  return await carryOut(command, args);
}

async function carryOut(command: Command, args: readonly string[]): Promise<number> {
  const [word = "", ...rest] = args;
  const part = Object.hasOwn(command.parts ?? {}, word) ? command.parts?.[word] : undefined;
  if (part) return await carryOut(part, rest);
  if (args.includes("--help") || args.includes("-h")) return say(`${command.summary}\n\n${command.help}`);
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError) return complain(`${error.message}\n\n${command.help}`, 2);
    if (error instanceof Fault) return complain(error.message, 1);
    throw error;
  }
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(14)}${command.summary}`);
  return ["Usage: blisterscope COMMAND [options]", "", ...lines, "", "blisterscope COMMAND --help says more."].join("\n");
}

function say(text: string): number {
  console.log(text);
  return 0;
}

function complain(text: string, exitCode: number): number {
  console.error(text);
  return exitCode;
}
