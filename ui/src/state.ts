import { batch, computed, signal } from "@preact/signals";
import type { ItemCard } from "../../src/protocol.ts";
import { type Heard, nothingHeard } from "./heard.ts";
import { scene } from "./scene.ts";
import { LANGUAGES, type Language, WORDS } from "./words/languages.ts";

/** What the right half of the page shows. The answer on the left is always in sight. */
export type Tab = "pictures" | "technician" | "demo";

/** The page's own monotonic clock, milliseconds, as of the last tick or message. */
export const now = signal(performance.now());
/** Minutes since 1970, for the clock on the screen. */
export const minute = signal(Math.floor(Date.now() / 60_000));
export const heard = signal<Heard>(nothingHeard(performance.now()));
export const current = computed(() => scene(heard.value, now.value));

export function tick(): void {
  now.value = performance.now();
  minute.value = Math.floor(Date.now() / 60_000);
}

/** Takes in what the daemon has just said. */
export function hear(change: (heard: Heard, nowMs: number) => Heard): void {
  batch(() => {
    tick();
    heard.value = change(heard.peek(), now.peek());
  });
}

/** Whether this page may act as the host: only with a recorded camera, and only while the daemon responds. */
export const mayOrder = computed(() => heard.value.hello?.demo === true && current.value.view !== "off");

const opened = signal<Tab>("pictures");
export const tab = computed(() => (opened.value === "demo" && !mayOrder.value ? "pictures" : opened.value));

export function openTab(next: Tab): void {
  opened.value = next;
}

/** The entry being overridden, while its reasons are on screen. */
export const overriding = signal<number | undefined>(undefined);

export const language = signal<Language>(rememberedLanguage());
export const words = computed(() => WORDS[language.value]);

export function switchLanguage(): void {
  const next = LANGUAGES[(LANGUAGES.indexOf(language.value) + 1) % LANGUAGES.length] ?? "en";
  language.value = next;
  localStorage.setItem("language", next);
}

/** An item that is not in the formulary goes by its key. */
export function itemCard(id: string): ItemCard {
  return (
    heard.value.hello?.formulary.find((card) => card.id === id) ?? {
      id,
      name: id,
      strength: "",
      form: "",
      reveal: "immediate",
      lookAlikes: [],
      references: [],
    }
  );
}

function rememberedLanguage(): Language {
  const wanted = localStorage.getItem("language") ?? navigator.language.slice(0, 2);
  return LANGUAGES.find((known) => known === wanted) ?? "en";
}
