import { computed, signal } from "@preact/signals";
import type { AcknowledgeResult, EndResult } from "../../../src/protocol.ts";
import type { Link } from "../link.ts";
import { close } from "../opened.ts";
import { order } from "../state.ts";
import type { Answer } from "../told.ts";

interface Sent {
  /** The order that the screen was about. */
  readonly order: string | undefined;
  readonly send: () => Promise<AcknowledgeResult | EndResult | "unheard">;
  readonly result: AcknowledgeResult | EndResult | "unheard" | "sending";
}

const last = signal<Sent | undefined>(undefined);

/** What came of the last thing that this page said about the order on show. */
export const outcome = computed(() => (last.value?.order === order.value?.id ? last.value?.result : undefined));
export const sending = computed(() => outcome.value === "sending");

export function answer(link: Link, entry: number, said: Answer): Promise<void> {
  return say(() => link.acknowledge({ entry, answer: said }));
}

export function endOrder(link: Link, id: string): Promise<void> {
  return say(() => link.end(id));
}

/** Says the last thing once more, now that the badge it lacked has been read. */
export async function sayAgain(): Promise<void> {
  if (last.value) await say(last.value.send);
}

/** Nothing more is made of the last thing said. */
export function forget(): void {
  last.value = undefined;
}

async function say(send: Sent["send"]): Promise<void> {
  const about = order.peek()?.id;
  last.value = { order: about, send, result: "sending" };
  const result = await send();
  last.value = { order: about, send, result };
  if (result === "recorded") close();
}
