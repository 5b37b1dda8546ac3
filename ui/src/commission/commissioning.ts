import { signal } from "@preact/signals";
import type { Commissioning } from "../../../src/domain/commissioning.ts";
import { touched } from "../attention.ts";

/** Where the setting up stands; undefined until this screen's PIN is known. */
export const commissioning = signal<Commissioning | undefined>(undefined);

/** Whoever turns a lens has no hand free for the screen: what is told keeps the page open. */
export function hearCommissioning(next: Commissioning): void {
  touched();
  commissioning.value = next;
}
