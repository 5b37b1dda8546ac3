import { computed, effect, signal } from "@preact/signals";
import { current, heard } from "./state.ts";

/** Whether the cabinet's settings let a STOP be heard at all. */
export const soundAllowed = computed(() => heard.value.hello?.screen.sound === true);
/** Whether it is heard at this screen: a technician switches it off. */
export const sounds = signal(localStorage.getItem("sound") !== "off");

export function switchSound(): void {
  sounds.value = !sounds.peek();
  localStorage.setItem("sound", sounds.peek() ? "on" : "off");
}

/** Sounds once for each pack that is stopped, for as long as the page is open. */
export function soundStops(): void {
  let context: AudioContext | undefined;
  effect(() => {
    if (stopped.value === undefined || !soundAllowed.peek() || !sounds.peek()) return;
    context ??= new AudioContext();
    play(context);
  });
}

/** The entry of the stop on show. */
const stopped = computed(() => {
  const scene = current.value;
  return scene.view === "verdict" && scene.verdict.look === "mismatch" ? scene.entry : undefined;
});

/** Two low knocks, like a hand on wood: no melody, and no alarm of a patient monitor (IEC 60601-1-8 uses 150 Hz to 1 kHz in bursts of 3 and 5). */
function play(context: AudioContext): void {
  for (const afterSeconds of [0, 0.18]) {
    const startsAt = context.currentTime + afterSeconds;
    const tone = new OscillatorNode(context, { type: "triangle", frequency: 196 });
    const fading = new GainNode(context, { gain: 0 });
    fading.gain.setValueAtTime(0.5, startsAt);
    fading.gain.exponentialRampToValueAtTime(0.001, startsAt + 0.14);
    tone.connect(fading).connect(context.destination);
    tone.start(startsAt);
    tone.stop(startsAt + 0.15);
  }
}
