import { availableParallelism } from "node:os";
import type { Provider } from "./engine-messages.ts";

/**
 * How many threads each of the engine's sessions has; the first session gets the crop that comes alone. On a CPU many steps
 * of the network keep less than all cores busy, and the whole run waits when the daemon takes one: what one crop leaves, a
 * second one uses. The second session has half the threads, because threads that wait for each other take time from those
 * that compute. A GPU computes one crop after the other, and has no memory for the model twice.
 */
export function lanesOn(provider: Provider): readonly [number, ...number[]] {
  const cores = availableParallelism();
  return provider === "cpu" ? [cores, Math.ceil(cores / 2)] : [cores];
}
