import { signal } from "@preact/signals";
import { close } from "../opened.ts";
import { current, heard } from "../state.ts";
import type { Kind, Order } from "../told.ts";

/** What the newcomer orders next. */
export const kind = signal<Kind>("remove");
export const quantity = signal(1);
/** Why the daemon refused the last order, in its own words. */
export const refusal = signal<string | undefined>(undefined);

export function nextKind(): void {
  const kinds = heard.value.hello?.kinds ?? [kind.value];
  kind.value = kinds[(kinds.indexOf(kind.value) + 1) % kinds.length] ?? "remove";
}

export function nextQuantity(): void {
  quantity.value = (quantity.value % MOST) + 1;
}

const MOST = 3;

/** The order under way, which a new one takes the place of. */
export function openOrder(): Order | undefined {
  const scene = current.value;
  return "order" in scene ? scene.order : undefined;
}

/** Orders as the cabinet's host would; the outcome arrives as a view. */
export async function place(item: string): Promise<void> {
  refusal.value = undefined;
  const transactionId = `demo-${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`;
  const supersedes = openOrder()?.id;
  const body = { transactionId, kind: kind.value, expected: { item, quantity: quantity.value }, ...(supersedes && { supersedes }) };
  try {
    const response = await fetch("/v1/verifications", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) close();
    else refusal.value = ((await response.json()) as Problem).detail;
  } catch (error) {
    refusal.value = String(error);
  }
}

/** RFC 9457: how the daemon refuses an order. */
interface Problem {
  readonly detail: string;
}
