import { effect } from "@preact/signals";
import { render } from "preact";
import { openLink } from "./link.ts";
import { Screen } from "./screen.tsx";
import { language, tick } from "./state.ts";

/** How soon the page notices that a match has expired or the daemon has fallen silent. */
const TICK_MS = 200;

const link = openLink();
setInterval(tick, TICK_MS);
// Browsers slow down a hidden page's timers, but it must be right the moment it is visible again.
document.addEventListener("visibilitychange", tick);
effect(() => {
  document.documentElement.lang = language.value;
});

const root = document.getElementById("screen");
if (root) render(<Screen link={link} />, root);
