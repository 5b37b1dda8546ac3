import type { NetworkName, Provider } from "./engine-job.ts";

/** The threads of one of the engine's sessions. */
export interface Threads {
  readonly count: number;
  /** How long a thread that waits for the others stays awake, microseconds. */
  readonly spinUs: number;
}

/** What a lane is for: a crop that comes alone, crops that come while others are under way, or trays. */
export type LaneTurn = "alone" | "queue" | "trays";

/** One of the engine's sessions, which computes one picture at a time. */
export interface LanePlan {
  readonly turn: LaneTurn;
  readonly threads: Threads;
}

export interface ThreadChoice {
  /** No session has more. */
  readonly most: number;
  /** The number that is known to be the fastest for a lone crop, where that is known. */
  readonly alone?: number | undefined;
}

export interface Plan {
  readonly lanes: readonly LanePlan[];
  /** Whether the first two lanes are tried out, and the faster one is kept for lone crops. */
  readonly tryOut: boolean;
}

/** The locator gains next to nothing from more. */
const LOCATOR_THREADS = 2;

/** Most steps of the network take less time than putting a thread to sleep and waking it. */
export const AWAKE_US = 50;

/**
 * The engine's sessions. A lone crop gets all processors, with threads that stay awake between steps; or half of them where that is
 * faster, as on cores that compute two threads in turns. But on a CPU many steps leave cores idle, and every step waits for the
 * core that the daemon is using: so several crops are computed two at a time, each on half the processors, and no thread stays
 * awake where another could compute. A GPU computes one crop at a time and has no memory for three copies of the model.
 *
 * ONNX Runtime's own choice is one thread on many virtual machines, and elsewhere threads pinned to cores that this process may
 * not be meant to use.
 */
export function lanesOn(provider: Provider, { most, alone }: ThreadChoice): Plan {
  const half = Math.ceil(most / 2);
  const lone: LanePlan = { turn: "alone", threads: { count: alone ?? most, spinUs: AWAKE_US } };
  const queued: LanePlan = { turn: "queue", threads: { count: half, spinUs: 0 } };
  const trays: LanePlan = { turn: "trays", threads: { count: Math.min(LOCATOR_THREADS, most), spinUs: AWAKE_US } };
  if (provider !== "cpu" || most === 1) return { lanes: [lone, trays], tryOut: false };
  if (alone === half) return { lanes: [queued, queued, trays], tryOut: false };
  return { lanes: [lone, queued, queued, trays], tryOut: alone === undefined };
}

export function networkOf({ turn }: LanePlan): NetworkName {
  return turn === "trays" ? "locator" : "backbone";
}
