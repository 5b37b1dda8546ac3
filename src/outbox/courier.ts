import type { Letter } from "../domain/told/letter.ts";
import { type Lane, openLanes } from "./lanes.ts";

/** Where the letters wait. */
export interface Store {
  lanes(destination: string): readonly string[];
  first(destination: string, lane: string): Letter | undefined;
  delivered(destination: string, id: string): void;
}

interface Parts {
  readonly store: Store;
  readonly destination: string;
  /** Resolves once the letter has arrived, and rejects for any reason why it may not have. */
  readonly deliver: (letter: Letter, signal: AbortSignal) => Promise<void>;
  /** Called with the error when deliveries begin to fail, and without one when they succeed again. */
  readonly report: (error: Error | undefined) => void;
}

export type Courier = ReturnType<typeof openCourier>;

/** Lanes under way at the same time. */
const AT_ONCE = 4;
/** An attempt that takes longer has failed. */
const PATIENCE_MS = 10_000;

/**
 * Brings the letters of one destination to it.
 *
 * INVARIANTS:
 * - At least once: a letter leaves the store after it was delivered, so that after a crash in between it is delivered again.
 * - In order within a lane: its next letter is under way only after the one before has left the store.
 * - Nothing is given up here: what fails is tried again and again, ever less often. A lane that fails holds up no other.
 * - Nobody waits for a delivery; in memory are the names of the lanes and the letters under way, no more.
 */
export function openCourier({ store, destination, deliver, report }: Parts) {
  const lanes = openLanes(store.lanes(destination));
  const attempts = new Set<AbortController>();
  let failing = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  function run(): void {
    if (closed) return;
    clearTimeout(timer);
    while (attempts.size < AT_ONCE) {
      const lane = lanes.next(performance.now());
      if (!lane) break;
      void attempt(lane);
    }
    const waitMs = lanes.nextDueMs() - performance.now();
    if (attempts.size < AT_ONCE && Number.isFinite(waitMs)) timer = setTimeout(run, Math.max(0, waitMs));
  }

  async function attempt(lane: Lane): Promise<void> {
    const ending = new AbortController();
    const patience = setTimeout(() => ending.abort(new Error(`no answer within ${PATIENCE_MS / 1_000} s`)), PATIENCE_MS);
    attempts.add(ending);
    lane.busy = true;
    try {
      await deliverFirst(lane, ending.signal);
    } catch (error) {
      lanes.failed(lane, performance.now());
      if (!closed) tell(error instanceof Error ? error : new Error(String(error)));
    }
    clearTimeout(patience);
    attempts.delete(ending);
    lane.busy = false;
    run();
  }

  async function deliverFirst(lane: Lane, signal: AbortSignal): Promise<void> {
    const letter = store.first(destination, lane.name);
    if (!letter) return lanes.remove(lane.name);
    await deliver(letter, signal);
    if (closed) return;
    store.delivered(destination, letter.id);
    lanes.succeeded(lane);
    tell(undefined);
  }

  function tell(error: Error | undefined): void {
    if (failing === (error !== undefined)) return;
    failing = error !== undefined;
    report(error);
  }

  run();
  return {
    /** There are letters in these lanes. */
    wake(names: Iterable<string>): void {
      for (const name of names) lanes.add(name);
      run();
    },
    [Symbol.dispose](): void {
      closed = true;
      clearTimeout(timer);
      for (const ending of attempts) ending.abort(new Error("the daemon ends"));
    },
  };
}
