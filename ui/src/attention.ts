import { computed, signal } from "@preact/signals";
import { now } from "./state.ts";

/** When a finger or a key was last at work, on the page's own clock, milliseconds. */
const touchedAtMs = signal(performance.now());

/** Nobody has touched the screen for a minute: what was opened in passing closes, and a page without an order goes dark. */
export const unattended = computed(() => now.value - touchedAtMs.value >= 60_000);

export function touched(): void {
  touchedAtMs.value = performance.now();
}
