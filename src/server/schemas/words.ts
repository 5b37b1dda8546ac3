import { z } from "zod";

/** Of 1 to `longest` characters that can be printed. */
export function printable(longest: number) {
  return z.string().regex(new RegExp(`^[^\\p{C}\\p{Zl}\\p{Zp}]{1,${longest}}$`, "u"), `must be 1 to ${longest} printable characters`);
}

/** Opaque to us: a transaction, a person. Never a patient's. */
export const key = printable(128);

/** A number in the record, or of packs. */
export const count = z.int().nonnegative();

export const moment = z.string().meta({ format: "date-time", description: "ISO 8601, UTC." });

export const day = z.string().meta({ format: "date" });
