import { availableParallelism } from "node:os";
import type { Provider } from "./engine-messages.ts";

/** Of one of the engine's sessions. */
export interface Threads {
  /** Without it, their number and their places are the runtime's choice: it ties those of every session to the same cores. */
  readonly count?: number;
  /** How long one that waits for the others stays awake, microseconds. */
  readonly spinUs: number;
}

interface Lanes {
  /** For a crop that comes alone. */
  readonly alone: Threads;
  /** For crops that come while others are under way; empty where they wait instead. */
  readonly queue: readonly Threads[];
}

/** Most steps of the network are over in less time than a thread needs to fall asleep and to be woken. */
const AWAKE_US = 50;

/**
 * The engine's sessions. A crop that comes alone has all cores, and threads that stay awake between two steps. But on a CPU
 * many steps keep less than all cores busy, and each waits for the core that the daemon has taken: of several crops two are
 * computed at a time, each on half of the cores, and no thread stays awake where another one could compute. A GPU computes
 * one crop after the other, and has no memory for the model three times.
 */
export function lanesOn(provider: Provider): Lanes {
  const half = { count: Math.ceil(availableParallelism() / 2), spinUs: 0 };
  return { alone: { spinUs: AWAKE_US }, queue: provider === "cpu" ? [half, half] : [] };
}
