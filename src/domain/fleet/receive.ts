import type { z } from "zod";
import { Command, Reply } from "./command.ts";
import { type Event, eventSchema } from "./event.ts";
import { Metrics } from "./metrics.ts";
import { State } from "./state.ts";
import { readTopic, type Topic } from "./topic.ts";
import { type Wrong, wrong } from "./wrong.ts";

/** Of one message. */
export const MOST_BYTES = 64 * 1_024;
/** How far ahead another clock may be. */
const AHEAD_MS = 5 * 60_000;
/** As far back as the store takes samples that come late; of a state, which is retained, any age is right. */
const OLD_MS = 72 * 3_600_000;

/** A message with what its topic says of it. */
export type Received =
  | (Topic & { readonly channel: { readonly kind: "state" }; readonly message: State })
  | (Topic & { readonly channel: { readonly kind: "metrics" }; readonly message: Metrics })
  | (Topic & { readonly channel: { readonly kind: "event" }; readonly message: Event })
  | (Topic & { readonly channel: { readonly kind: "cmd" }; readonly message: Command })
  | (Topic & { readonly channel: { readonly kind: "reply" }; readonly message: Reply });

/** The message that came under this topic, or why it is refused. `nowMs` is the receiver's clock, since 1970. */
export function receive(topicText: string, payload: Uint8Array, nowMs: number): Received | Wrong {
  const topic = readTopic(topicText);
  if ("wrong" in topic) return topic;
  if (payload.length > MOST_BYTES) return wrong("size", `The message has ${payload.length} bytes; at most ${MOST_BYTES} are taken.`);
  const json = jsonOf(payload);
  if ("wrong" in json) return json;
  const parsed = schemaOf(topic).safeParse(json.value);
  if (!parsed.success) return wrong("contract", sentenceOf(parsed.error));
  const received = { ...topic, message: parsed.data } as Received;
  return misplaced(received) ?? untimely(received, nowMs) ?? received;
}

function jsonOf(payload: Uint8Array): { readonly value: unknown } | Wrong {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload)) as unknown };
  } catch {
    return wrong("json", "The message is not JSON in UTF-8.");
  }
}

function schemaOf({ channel }: Topic): z.ZodType {
  switch (channel.kind) {
    case "state":
      return State;
    case "metrics":
      return Metrics;
    case "event":
      return eventSchema(channel.type);
    case "cmd":
      return Command;
    case "reply":
      return Reply;
  }
}

function sentenceOf({ issues }: z.ZodError): string {
  const [first] = issues;
  const path = first?.path.join(".") ?? "";
  return path === "" ? `The message is not of the contract: ${first?.message}.` : `${path}: ${first?.message}.`;
}

function misplaced({ channel, message }: Received): Wrong | undefined {
  if (channel.kind === "cmd" && message.id !== channel.id) return OTHER_COMMAND;
  if (channel.kind === "reply" && (message as Reply).command !== channel.id) return OTHER_COMMAND;
  return undefined;
}

const OTHER_COMMAND = wrong("topic", "The topic names another command than the message.");

function untimely({ channel, message }: Received, nowMs: number): Wrong | undefined {
  const atMs = Date.parse(message.at);
  if (atMs > nowMs + AHEAD_MS) return wrong("ahead", "The message is dated more than 5 minutes ahead. Set the sender's clock.");
  if (channel.kind !== "state" && atMs < nowMs - OLD_MS) return wrong("old", "The message is older than 72 hours.");
  return undefined;
}
