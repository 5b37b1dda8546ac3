import { minute } from "./state.ts";
import { words } from "./words/language.ts";

export function Clock() {
  const { locale } = words.value;
  const date = new Date(minute.value * 60_000);
  return (
    <p class="clock">
      <time>{date.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" })}</time>
      <span>{date.toLocaleDateString(locale, { day: "numeric", month: "short", year: "numeric" })}</span>
    </p>
  );
}
