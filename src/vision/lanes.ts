import type { Provider } from "./engine-messages.ts";

/** How the threads of a session that is not alone on its cores wait for each other: all cores are its own, none is tied to one. */
export interface Threads {
  /** So long, in microseconds, each burns its core before it sleeps: microsoft/onnxruntime, pull request 27916. */
  readonly spinUs: number;
}

/**
 * The engine's sessions; the first gets the crop that comes alone. On a CPU many steps of the network keep less than all cores
 * busy, and the whole run waits when the daemon takes one: what one crop leaves, a second one uses. The first session spins
 * to be quick; two that spin would keep the cores from each other. A GPU computes one crop after the other, and has no
 * memory for the model twice.
 */
export function lanesOn(provider: Provider): readonly [Threads, ...Threads[]] {
  const first = { spinUs: 100 };
  return provider === "cpu" ? [first, { spinUs: 0 }] : [first];
}
