import { signal } from "@preact/signals";
import type { Teaching } from "../../../src/domain/teaching.ts";
import { touched } from "../attention.ts";

/** Where the teaching stands; undefined until this screen's PIN is known. */
export const teaching = signal<Teaching | undefined>(undefined);

export function hearTeaching(next: Teaching): void {
  touched();
  teaching.value = next;
}
