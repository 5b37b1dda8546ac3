import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import { ulid } from "ulid";
import { readNamed } from "../config.ts";
import { type Command, signedBytes } from "../domain/fleet/command.ts";
import type { Place } from "../domain/fleet/place.ts";
import { topicOf } from "../domain/fleet/topic.ts";
import { Fault } from "../errors.ts";
import type { OperatorConfig } from "./config.ts";

/** What is wanted of a cabinet. */
export type Wanted = {
  readonly [Name in Command["command"]]: Pick<Extract<Command, { command: Name }>, "command" | "arguments">;
}[Command["command"]];

/** A command as it is published. */
export interface SignedCommand {
  readonly topic: string;
  readonly payload: Buffer;
  /** Base64. */
  readonly signature: string;
  /** Under which the cabinet answers. */
  readonly replies: string;
}

/** Time for the way to the cabinet: one that is away hears nothing of it. */
const LIVES_MS = 2 * 60_000;

/** A command to that cabinet, from now on. Throws Fault CONFIG_INVALID for a key that does not sign. */
export function signed(wanted: Wanted, place: Place, { name, signingKeyFile }: Omit<OperatorConfig, "broker">): SignedCommand {
  const key = readSigningKey(signingKeyFile);
  const id = ulid();
  const atMs = Date.now();
  const command = { v: 1, id, at: isoOf(atMs), expires: isoOf(atMs + LIVES_MS), by: name, ...wanted };
  const topic = topicOf({ place, channel: { kind: "cmd", id } });
  const payload = Buffer.from(JSON.stringify(command));
  const signature = sign(null, signedBytes(topic, payload), key).toString("base64");
  return { topic, payload, signature, replies: topicOf({ place, channel: { kind: "reply", id } }) };
}

function readSigningKey(file: string): KeyObject {
  const text = readNamed(file, "signingKeyFile");
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Said below.
  }
  throw new Fault("CONFIG_INVALID", `signingKeyFile: ${file} is no Ed25519 private key in PEM. Make one with openssl.`);
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
