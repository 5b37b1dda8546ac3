import { mkdir, mkdtemp, open, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../errors.ts";

/** Before long work: throws a UsageError unless the file can be written. */
export async function tryFile(out: string, option = "--out"): Promise<void> {
  const existed = await stat(out).then(
    () => true,
    () => false,
  );
  try {
    await (await open(out, "a")).close();
    if (!existed) await rm(out);
  } catch (error) {
    refuseOut(out, error, option);
  }
}

/** Before long work: makes the folder. Throws a UsageError unless files can be written into it. */
export async function tryFilesIn(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
    await rm(await mkdtemp(join(out, ".try-")), { recursive: true });
  } catch (error) {
    refuseOut(out, error);
  }
}

/** Writes the files into the folder and says so on stderr. Throws a UsageError if one cannot be written. */
export async function writeFilesInto(out: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  try {
    for (const [file, content] of Object.entries(files)) await writeFile(join(out, file), content);
  } catch (error) {
    refuseOut(out, error);
  }
  console.error(`written: ${Object.keys(files).join(", ")} in ${out}`);
}

export function refuseOut(out: string, error: unknown, option = "--out"): never {
  throw new UsageError(`${option} ${out} cannot be written: ${error instanceof Error ? error.message : error}`);
}
