import { readFile, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import { Config, loadConfig } from "../../config.ts";
import { Fault } from "../../errors.ts";
import { writeDurably } from "../../files/durable-file.ts";
import { textOf } from "../../text.ts";

/** What stands in a configuration file: some sections of it, and of these some keys. */
export type Raw = Readonly<Record<string, unknown>>;

/** Nothing where there is no such file. Throws Fault CONFIG_INVALID. */
export async function readRaw(file: string): Promise<Raw> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return {};
  loadConfig(file); // refuses what is invalid, with words
  return JSON.parse(textOf(bytes));
}

/** Key by key, two levels deep, as a configuration is. */
export function withChanges(raw: Raw, changes: Readonly<Record<string, Raw>>): Raw {
  const merged = Object.entries(changes).filter(([, change]) => Object.keys(change).length > 0);
  return { ...raw, ...Object.fromEntries(merged.map(([key, change]) => [key, { ...(raw[key] as Raw | undefined), ...change }])) };
}

/** Throws Fault CONFIG_INVALID, and then nothing is written. */
export function writeRaw(file: string, raw: Raw): void {
  const { error } = Config.safeParse(raw);
  if (error) throw new Fault("CONFIG_INVALID", `What was chosen does not do: ${z.prettifyError(error)}`);
  writeDurably(resolve(file), `${JSON.stringify(raw, null, 2)}\n`);
}

/** What this would be as the file's content: paths are relative to its folder. */
export async function asConfig(raw: Raw, file: string): Promise<Config> {
  const draft = `${resolve(file)}.draft`;
  try {
    writeRaw(draft, raw);
    return loadConfig(draft);
  } finally {
    await rm(draft, { force: true });
  }
}
