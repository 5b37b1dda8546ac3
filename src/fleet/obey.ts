import type { Command } from "../domain/fleet/command.ts";
import type { CommandRecord } from "../domain/verdict/record.ts";
import { reasonOf } from "../errors.ts";
import type { Message } from "./broker.ts";
import type { Judged } from "./operators.ts";

/** What a command came to. `archive` is a gzip. */
export interface Done {
  readonly result: "done" | "failed";
  readonly detail: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly archive?: Buffer;
}

export interface Answer extends Omit<Done, "result"> {
  readonly result: CommandRecord["result"];
}

interface Parts {
  readonly judge: (message: Message) => Judged;
  readonly carryOut: (command: Command, signal: AbortSignal) => Promise<Done>;
  readonly record: (record: CommandRecord) => unknown;
  readonly answer: (id: string, answer: Answer) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Commands that are looked at in MINUTE_MS: who floods a cabinet fills no record. */
const MOST = 20;
const MINUTE_MS = 60_000;

/** Obeys what may be obeyed and refuses the rest; each is a row of the record, and answered. What cannot be recorded is not obeyed. */
export function openObedience({ judge, carryOut, record, answer, signal }: Parts) {
  let times: readonly number[] = [];

  async function obey(command: Command): Promise<void> {
    const about = { kind: "command", id: command.id, command: command.command, by: command.by } as const;
    const accepted = { result: "accepted", detail: "The command is carried out." } as const;
    record({ ...about, ...accepted });
    await answer(command.id, accepted);
    const done = await carryOut(command, signal).catch((error: unknown): Done => ({ result: "failed", detail: reasonOf(error) }));
    record({ ...about, result: done.result, detail: done.detail });
    await answer(command.id, done);
  }

  async function refuse({ id, name, by, refused }: Exclude<Judged, { readonly command: Command }>): Promise<void> {
    record({ kind: "command", id, command: name, by, result: "refused", detail: refused });
    await answer(id, { result: "refused", detail: refused });
  }

  return async (message: Message): Promise<void> => {
    const nowMs = performance.now();
    times = times.filter((atMs) => nowMs - atMs < MINUTE_MS);
    if (times.length >= MOST) return;
    times = [...times, nowMs];
    const judged = judge(message);
    await ("command" in judged ? obey(judged.command) : refuse(judged));
  };
}
