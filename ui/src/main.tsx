import { render } from "preact";
import { openLink } from "./link.ts";
import { closeInTime } from "./opened.ts";
import { listenForReaders } from "./reader.ts";
import { Screen } from "./screen.tsx";
import { soundStops } from "./sound.ts";
import { tick } from "./state.ts";
import { followLanguage } from "./words/language.ts";

/** How soon the page notices that a match has expired or the daemon has fallen silent. */
const TICK_MS = 200;

const link = openLink();
setInterval(tick, TICK_MS);
// Browsers slow down a hidden page's timers, but it must be right the moment it is visible again.
document.addEventListener("visibilitychange", tick);
listenForReaders(link);
followLanguage();
closeInTime();
soundStops();

const root = document.getElementById("screen");
if (root) render(<Screen link={link} />, root);
