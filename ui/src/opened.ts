import { computed, effect, signal } from "@preact/signals";
import { unattended } from "./attention.ts";
import { current, heard, order } from "./state.ts";

/** What a person has opened over, or within, the page that the daemon's view calls for. */
export type Opened = "technician" | "self-test" | "pharmacy" | "commission" | "demo" | "badge" | "why" | "reasons" | "other-reason";

const wanted = signal<Opened | undefined>(undefined);

/** Whether this page may act as the host: only with a recorded camera, and only while the daemon responds. */
export const mayOrder = computed(() => heard.value.hello?.demo === true && !["off", "connecting"].includes(current.value.view));

/** In the demo the page at rest offers what can be ordered, for as long as somebody is there. */
export const opened = computed<Opened | undefined>(() => {
  if (wanted.value === "demo" && !mayOrder.value) return undefined;
  return wanted.value ?? (mayOrder.value && current.value.view === "idle" && !unattended.value ? "demo" : undefined);
});

export function open(what: Opened): void {
  wanted.value = what;
}

export function close(): void {
  wanted.value = undefined;
}

/** What the page is about: a verdict with its number, or else the order. */
const subject = computed(() => {
  const scene = current.value;
  return "entry" in scene ? `${scene.view} ${scene.entry}` : `order ${order.value?.id}`;
});

/** Nothing that was opened outlasts what it was opened over, or a minute without a touch; so nothing ever covers a verdict. */
export function closeInTime(): void {
  effect(() => {
    if (subject.value) close();
  });
  effect(() => {
    if (unattended.value) close();
  });
}
