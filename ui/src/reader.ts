import type { Link } from "./link.ts";
import { scan } from "./scanned.ts";

/** A reader types a whole badge faster than any finger: the longest pause between two of its characters, in milliseconds. */
const PAUSE_MS = 50;
/** Fewer characters are no badge. */
const SHORTEST = 4;
/** How a scanner begins a code when it says of what kind its symbol is (ISO/IEC 15424). No badge begins so. */
const SYMBOLOGY = "]";

/**
 * A reader of badges or codes that is plugged in is a keyboard to the browser: what it types, ended by Enter, goes to the daemon. It is
 * a code when it begins with a symbology identifier, and otherwise a badge.
 */
export function listenForReaders(link: Pick<Link, "badge" | "scan">): void {
  let typed = "";
  let lastMs = Number.NEGATIVE_INFINITY;
  const take = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const together = event.timeStamp - lastMs <= PAUSE_MS;
    lastMs = event.timeStamp;
    if (event.key === "Enter" && together && typed.length >= SHORTEST) {
      event.preventDefault();
      void (typed.startsWith(SYMBOLOGY) ? scan(link, typed) : link.badge(typed));
    }
    const character = characterOf(event);
    if (character) typed = together ? typed + character : character;
    else if (!MODIFIERS.includes(event.key)) typed = "";
  };
  document.addEventListener("keydown", take, { capture: true });
}

const MODIFIERS = ["Shift", "Control"];

/** Control and "]" together are ASCII 29, the separator within a GS1 code. */
function characterOf({ key, ctrlKey }: KeyboardEvent): string | undefined {
  if (ctrlKey) return key === "]" ? "\u001d" : undefined;
  return key.length === 1 ? key : undefined;
}
