import { batch, computed, signal } from "@preact/signals";
import type { ItemCard } from "../../src/protocol.ts";
import { type Heard, nothingHeard } from "./heard.ts";
import { lastOrder, scene } from "./scene.ts";

/** The page's own monotonic clock, milliseconds, as of the last tick or message. */
export const now = signal(performance.now());
/** Minutes since 1970, for the clock on the screen. */
export const minute = signal(Math.floor(Date.now() / 60_000));
export const heard = signal<Heard>(nothingHeard(performance.now()));
export const current = computed(() => scene(heard.value, now.value));

/** The order that the screen is about; undefined between transactions. */
export const order = computed(() => lastOrder(heard.value));

export function tick(): void {
  batch(() => {
    now.value = performance.now();
    minute.value = Math.floor(Date.now() / 60_000);
  });
}

/** Takes in what the daemon has just said. */
export function hear(change: (heard: Heard, nowMs: number) => Heard): void {
  batch(() => {
    tick();
    heard.value = change(heard.peek(), now.peek());
  });
}

/** An item that is not in the formulary goes by its key. */
export function itemCard(id: string): ItemCard {
  const known = heard.value.hello?.formulary.find((card) => card.id === id);
  return known ?? { id, name: id, strength: "", form: "", reveal: "immediate", gtins: [], lookAlikes: [], references: [] };
}
