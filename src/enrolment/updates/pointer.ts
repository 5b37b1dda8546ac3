import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Fault, unreadable } from "../../errors.ts";
import { writeDurably } from "../../files/durable-file.ts";

/** A folder in DIR/bundles, named by the sha256 of the archive that it came in. */
const Name = z.string().regex(/^[0-9a-f]{16}$/);

/** Which bundle is in use in place of the configured one. */
const Pointer = z.strictObject({
  /** sha256 of the configured bundle that the updates are for: another one counts again itself. */
  configured: z.string(),
  /** null for the configured bundle itself. */
  active: Name.nullable(),
  /** What a roll-back brings back; undefined where there is nothing. */
  previous: Name.nullable().optional(),
  /** Starts of the active bundle that have not been followed by a self-test that passed; null once one was. */
  trial: z.int().min(0).nullable(),
});
export type Pointer = z.infer<typeof Pointer>;

export function bundlesIn(installDir: string): string {
  return join(installDir, "bundles");
}

function pointerFile(installDir: string): string {
  return join(bundlesIn(installDir), "active.json");
}

export function writePointer(installDir: string, pointer: Pointer): void {
  writeDurably(pointerFile(installDir), `${JSON.stringify(pointer)}\n`);
}

/** `configured`: hash of the configured bundle. Throws Fault BUNDLE_INVALID for a file that says something else. */
export function readPointer(installDir: string, configured: string): Pointer {
  const none: Pointer = { configured, active: null, trial: null };
  const file = pointerFile(installDir);
  try {
    const pointer = Pointer.parse(JSON.parse(readFileSync(file, "utf8")));
    return pointer.configured === configured ? pointer : none;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return none;
    const why = error instanceof z.ZodError ? `${file}: ${z.prettifyError(error)}.` : unreadable(file, error);
    throw new Fault("BUNDLE_INVALID", `${why} Remove it to go back to the configured bundle.`, { cause: error });
  }
}

/** The bundle before is in use again, and can be taken back in turn unless it is the other one that is not to be trusted. */
export function rolledBack({ configured, active, previous }: Pointer, keep: "keep the other" | "drop the other"): Pointer {
  return { configured, active: previous ?? null, trial: null, ...(keep === "keep the other" && { previous: active }) };
}
