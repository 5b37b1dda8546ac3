import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { type Config, readNamed } from "../config.ts";
import { type Command, type CommandName, signedBytes } from "../domain/fleet/command.ts";
import { receive } from "../domain/fleet/receive.ts";
import { Fault } from "../errors.ts";
import type { Message } from "./broker.ts";

interface Operator {
  readonly name: string;
  readonly key: KeyObject;
  readonly may: readonly CommandName[];
}

/** A command that may be obeyed, or why it may not. `by` and `name` are what is certain of it. */
export type Judged =
  | { readonly command: Command }
  | { readonly refused: string; readonly id: string; readonly name: CommandName | null; readonly by: string | null };

/** A command that lives longer could be kept and sent at a time that its sender never thought of. */
const LONGEST_MS = 10 * 60_000;

/**
 * Judges commands by the signatures of those who may give them: a broker, and whoever holds it, can keep a command from arriving but can
 * make none. INVARIANT: a command is obeyed once: its id is remembered, and one from before the daemon's start is refused.
 * Throws Fault CONFIG_INVALID for a key that cannot be used.
 */
export function openOperators(operators: NonNullable<Config["fleet"]>["operators"]) {
  const known = operators.map(({ name, publicKeyFile, may }): Operator => ({ name, key: readKey(name, publicKeyFile), may }));
  const startedMs = Date.now();
  const obeyed = new Set<string>();

  function untimely({ id, at, expires }: Command): string | undefined {
    const [atMs, expiresMs, nowMs] = [Date.parse(at), Date.parse(expires), Date.now()];
    if (expiresMs <= nowMs) return "The command has expired. Send it again.";
    if (expiresMs - atMs > LONGEST_MS) return "The command lives longer than 10 minutes. Let it expire sooner.";
    if (atMs < startedMs) return "The command is from before this cabinet's daemon was started. Send it again.";
    return obeyed.has(id) ? "The command has come before, and counts once." : undefined;
  }

  return ({ topic, payload, property }: Message): Judged => {
    const received = receive(topic, payload, Date.now());
    if ("wrong" in received) return { refused: received.wrong, id: idIn(topic), name: null, by: null };
    if (received.channel.kind !== "cmd") return { refused: "This is no command.", id: idIn(topic), name: null, by: null };
    const command = received.message as Command;
    const operator = known.find(({ name }) => name === command.by);
    const about = { id: command.id, name: command.command };
    if (!operator || !signs(operator, topic, payload, property("signature"))) {
      return { ...about, by: null, refused: `The command is not signed with the key of ${command.by}.` };
    }
    const why = operator.may.includes(command.command) ? untimely(command) : `${operator.name} has no right to the command ${command.command}.`;
    if (why !== undefined) return { ...about, by: operator.name, refused: why };
    obeyed.add(command.id);
    return { command };
  };
}

function signs({ key }: Operator, topic: string, payload: Uint8Array, signature = ""): boolean {
  return verify(null, signedBytes(topic, payload), key, Buffer.from(signature, "base64"));
}

function readKey(name: string, file: string): KeyObject {
  const text = readNamed(file, "fleet.operators");
  try {
    const key = createPublicKey(text);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Said below.
  }
  throw new Fault("CONFIG_INVALID", `fleet.operators: ${file}, the key of ${name}, is no Ed25519 public key in PEM. Make one with openssl.`);
}

function idIn(topic: string): string {
  return topic.slice(topic.lastIndexOf("/") + 1);
}
