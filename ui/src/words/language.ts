import { computed, effect, signal } from "@preact/signals";
import { heard, order } from "../state.ts";
import { LANGUAGES, type Language, WORDS } from "./languages.ts";

/** What the person at the screen chose for this transaction. */
const chosen = signal<Language | undefined>(undefined);
/** The cabinet's own language; the browser's until the daemon has told it. */
const own = computed(() => heard.value.hello?.screen.language ?? navigator.language.slice(0, 2));

export const language = computed(() => chosen.value ?? LANGUAGES.find((known) => known === own.value) ?? "en");
export const words = computed(() => WORDS[language.value]);
/** The one that the button offers. */
export const nextLanguage = computed(() => LANGUAGES[(LANGUAGES.indexOf(language.value) + 1) % LANGUAGES.length] ?? "en");

export function switchLanguage(): void {
  chosen.value = nextLanguage.peek();
}

/** The next person finds the cabinet's own language. */
export function returnToOwnLanguage(): void {
  chosen.value = undefined;
}

const transaction = computed(() => order.value?.id);

/** Keeps the page's language until the transaction in which it was chosen is over. */
export function followLanguage(): void {
  let before: string | undefined;
  effect(() => {
    if (before !== undefined && transaction.value !== before) returnToOwnLanguage();
    before = transaction.value;
  });
  effect(() => {
    document.documentElement.lang = language.value;
  });
}
