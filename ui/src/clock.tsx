import { useComputed } from "@preact/signals";
import { now, words } from "./state.ts";

export function Clock() {
  // Rounded to the second: the page ticks faster than that, the text need not.
  const second = useComputed(() => now.value && Math.floor(Date.now() / 1_000));
  const { locale } = words.value;
  const date = new Date(second.value * 1_000);
  return (
    <p class="clock">
      <time>{date.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" })}</time>
      <span>{date.toLocaleDateString(locale, { day: "numeric", month: "short", year: "numeric" })}</span>
    </p>
  );
}
