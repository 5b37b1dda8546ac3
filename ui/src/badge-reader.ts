import type { Link } from "./link.ts";

/** A reader types a whole badge faster than any finger: the longest pause between two of its characters, in milliseconds. */
const PAUSE_MS = 50;
/** Fewer characters are no badge. */
const SHORTEST = 4;

/** A badge reader that is plugged in is a keyboard to the browser: what it types, ended by Enter, goes to the daemon. */
export function listenForBadges(link: Pick<Link, "badge">): void {
  let typed = "";
  let lastMs = Number.NEGATIVE_INFINITY;
  const take = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const together = event.timeStamp - lastMs <= PAUSE_MS;
    lastMs = event.timeStamp;
    if (event.key === "Enter" && together && typed.length >= SHORTEST) {
      event.preventDefault();
      void link.badge(typed);
    }
    if (event.key.length === 1) typed = together ? typed + event.key : event.key;
    else if (event.key !== "Shift") typed = "";
  };
  document.addEventListener("keydown", take, { capture: true });
}
