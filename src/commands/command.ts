import { Command, InvalidArgumentError } from "@commander-js/extra-typings";

/** A command by its full name, such as "benchmark localization". It throws what commander would end the process for. */
export function command(fullName: string, summary: string) {
  return new Command(fullName.split(" ").at(-1))
    .description(summary)
    .exitOverride()
    .enablePositionalOptions()
    .showHelpAfterError(`"blisterscope ${fullName} --help" says more.`);
}

/** Parses an option's argument. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (words: string) => number {
  const bounds = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  return (words) => {
    const number = words.trim() === "" ? Number.NaN : Number(words);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number ${bounds}.`);
  };
}
