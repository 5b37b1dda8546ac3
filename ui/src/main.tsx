import { effect } from "@preact/signals";
import { render } from "preact";
import { openLink } from "./link.ts";
import { Screen } from "./screen.tsx";
import { language, tick } from "./state.ts";

/** How soon the page notices that a match has run out or that the daemon is silent. */
const TICK_MS = 200;

const link = openLink();
setInterval(tick, TICK_MS);
// A hidden page's timers are slowed down: what it shows when it is seen again has to be right at once.
document.addEventListener("visibilitychange", tick);
effect(() => {
  document.documentElement.lang = language.value;
});

const root = document.getElementById("screen");
if (root) render(<Screen link={link} />, root);
