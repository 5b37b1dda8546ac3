import { computed, signal } from "@preact/signals";
import { now } from "./state.ts";
import { words } from "./words/language.ts";

/** How long a person may wipe the glass. */
const CLEANING_MS = 30_000;

const endsAtMs = signal(Number.NEGATIVE_INFINITY);

/** Seconds that the screen still ignores touches and keys; 0 when it listens. */
export const cleaningSeconds = computed(() => Math.max(0, Math.ceil((endsAtMs.value - now.value) / 1000)));
export const cleaning = computed(() => cleaningSeconds.value > 0);

export function startCleaning(): void {
  endsAtMs.value = performance.now() + CLEANING_MS;
}

/** Lies over the buttons, which do nothing meanwhile, and never over an answer. */
export function CleaningNotice() {
  const say = words.value.cleaning;
  if (!cleaning.value) return null;
  return (
    <section class="cleaning">
      <h1 class="heading">{say.title}</h1>
      <p>{say.left(cleaningSeconds.value)}</p>
    </section>
  );
}
