import { type ParseArgsConfig, parseArgs } from "node:util";

/** One word of the command line. */
export interface Command {
  readonly summary: string;
  /** What `--help` prints below the summary. */
  readonly help: string;
  /** Returns the process's exit code. */
  readonly run: (args: readonly string[]) => number | Promise<number>;
  /** Commands of their own, by the word that follows this one's. */
  readonly parts?: Readonly<Record<string, Command>>;
}

/** The user asked for something that the command line does not offer. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The options' values and the words between them; what the command does not know is a usage error. */
export function parse<Options extends NonNullable<ParseArgsConfig["options"]>>(args: readonly string[], options: Options, words = 0) {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    if (parsed.positionals.length === words) return parsed;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError(words === 0 ? "This command takes options only." : `This command takes ${words} word(s) besides its options.`);
}

/** The number that an option's words are, or a usage error that names the option. */
export function wholeNumber(words: string, option: string, least: number): number {
  const number = Number(words);
  if (Number.isInteger(number) && number >= least) return number;
  throw new UsageError(`${option} ${words}: a whole number from ${least} on is wanted.`);
}

/** The option's value, or a usage error that names the option. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(`${option} is missing.`);
  return value;
}
