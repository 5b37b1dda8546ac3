import { z } from "zod";
import { Envelope, Sha256 } from "./envelope.ts";
import { NAME } from "./place.ts";
import { Ulid } from "./ulid.ts";

/** All that may be asked from afar: nothing that changes a threshold, and nothing that unlocks anything. */
export const COMMANDS = ["self-test", "diagnostics", "stage-bundle"] as const;
export const CommandName = z.enum(COMMANDS);
export type CommandName = z.infer<typeof CommandName>;

export const RESULTS = ["accepted", "done", "refused", "failed"] as const;

const Issued = Envelope.extend({
  /** After this it is refused. */
  expires: z.iso.datetime({ precision: 3 }),
  /** Whose key signed it; see signedBytes. */
  by: z.string().regex(NAME, "must be a name of small letters, digits and hyphens"),
});

export const Command = z.discriminatedUnion("command", [
  Issued.extend({ command: z.literal("self-test"), arguments: z.object({ depth: z.enum(["light", "full"]) }) }),
  Issued.extend({ command: z.literal("diagnostics"), arguments: z.object({}) }),
  Issued.extend({
    command: z.literal("stage-bundle"),
    /** The name of a folder among those that may be staged, and what its card must be. */
    arguments: z.object({ folder: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "must be the name of a folder"), sha256: Sha256 }),
  }),
]);
export type Command = z.infer<typeof Command>;

/** An answer to the command of that id. An archive comes in parts: `part` of `of`, from 1 on, each with a piece of its Base64. */
export const Reply = Envelope.extend({
  command: Ulid,
  result: z.enum(RESULTS),
  detail: z.string().max(1_000),
  data: z.record(z.string(), z.unknown()).exactOptional(),
  part: z.int().min(1).max(1_000).exactOptional(),
  of: z.int().min(1).max(1_000).exactOptional(),
});
export type Reply = z.infer<typeof Reply>;

/**
 * What the signature of a command is over: the topic, and therefore the cabinet, and the payload as it is sent. The signature itself
 * (Ed25519, RFC 8032, as Base64) travels beside it as the MQTT user property SIGNATURE, so that no other form of the JSON has to be agreed.
 */
export function signedBytes(topic: string, payload: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(`${topic}\n`);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}

export const SIGNATURE = "signature";
