import { signal } from "@preact/signals";

/** Since 1970. Ages on the page are told to the minute. */
export const now = signal(Date.now());

setInterval(() => {
  now.value = Date.now();
}, 15_000);
