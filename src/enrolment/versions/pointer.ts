import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Fault, unreadable } from "../../errors.ts";
import { writeDurably } from "../../files/durable-file.ts";

/** Which version is in use; 0 is the configured bundle itself. */
const Pointer = z.strictObject({
  active: z.int().min(0),
  /** The one before, which can come back; null for none. */
  previous: z.int().min(0).nullable(),
});

export type Pointer = z.infer<typeof Pointer>;

const CONFIGURED: Pointer = { active: 0, previous: null };

/** Throws Fault BUNDLE_INVALID for a file that says something else. */
export async function readPointer(dir: string): Promise<Pointer> {
  const file = fileIn(dir);
  try {
    return Pointer.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return CONFIGURED;
    const why = error instanceof z.ZodError ? `${file}: ${z.prettifyError(error)}.` : unreadable(file, error);
    throw new Fault("BUNDLE_INVALID", `${why} Remove it to go back to the configured bundle.`, { cause: error });
  }
}

export function writePointer(dir: string, pointer: Pointer): void {
  writeDurably(fileIn(dir), `${JSON.stringify(pointer)}\n`);
}

function fileIn(dir: string): string {
  return join(dir, "active.json");
}
