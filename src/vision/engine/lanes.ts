import { availableParallelism } from "node:os";
import type { Provider } from "./engine-messages.ts";

/** The threads of one of the engine's sessions. */
export interface Threads {
  /** Absent, the runtime chooses their number and cores, and pins the threads of every session to the same cores. */
  readonly count?: number;
  /** How long a thread that waits for the others stays awake, microseconds. */
  readonly spinUs: number;
}

interface Lanes {
  /** For a lone crop. */
  readonly alone: Threads;
  /** For crops that arrive while others are under way; empty where they wait instead. */
  readonly queue: readonly Threads[];
  /** For the locator, which is small and asked between two crops. */
  readonly locator: Threads;
}

/** The locator gains next to nothing from more. */
const LOCATOR_THREADS = 2;

/** Most steps of the network take less time than putting a thread to sleep and waking it. */
const AWAKE_US = 50;

/**
 * The engine's sessions. A lone crop gets all cores, with threads that stay awake between steps. But on a CPU many steps
 * leave cores idle, and every step waits for the core that the daemon is using: so several crops are computed two at a
 * time, each on half the cores, and no thread stays awake where another could compute. A GPU computes one crop at a time
 * and has no memory for three copies of the model.
 */
export function lanesOn(provider: Provider): Lanes {
  const cores = availableParallelism();
  const half = { count: Math.ceil(cores / 2), spinUs: 0 };
  return {
    alone: { spinUs: AWAKE_US },
    queue: provider === "cpu" ? [half, half] : [],
    locator: { count: Math.min(LOCATOR_THREADS, cores), spinUs: AWAKE_US },
  };
}
