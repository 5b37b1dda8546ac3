import { z } from "zod";
import { Ulid } from "./ulid.ts";

/** What every message has. `id` is the same however often the message is sent; `at` is ISO 8601 in UTC, by the sender's clock. */
export const Envelope = z.object({
  v: z.literal(1, "is another version of the contract than 1"),
  id: Ulid,
  at: z.iso.datetime({ precision: 3 }),
});

/** Of a state, a check or a word from a list that a newer cabinet may have made longer. */
export const Word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, "must be one word of at most 64 letters, digits, _ . -");

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hexadecimal");
