import type { VerificationState } from "../domain/verdict/verification.ts";

/** How many past verifications the host may still ask for; older ones are in the record. */
const REMEMBERED = 1_000;

export type Ledger = ReturnType<typeof openLedger>;

/** The latest verifications as the host sees them, and the requests waiting for one to become final. */
export function openLedger() {
  const states = new Map<string, VerificationState>();
  const waiting = new Map<string, Set<() => void>>();

  return {
    find: (id: string) => states.get(id),

    ofTransaction: (transactionId: string) => [...states.values()].find((state) => state.transactionId === transactionId),

    update(state: VerificationState): void {
      states.set(state.id, state);
      for (const id of states.keys()) {
        if (states.size <= REMEMBERED) break;
        states.delete(id);
      }
      if (state.state === "open") return;
      for (const wake of waiting.get(state.id) ?? []) wake();
    },

    /** Settles as soon as the verification is no longer open, after `ms`, or when the asker goes away. */
    ended(id: string, ms: number, asker: AbortSignal): Promise<void> {
      if (states.get(id)?.state !== "open" || asker.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wakers = waiting.get(id) ?? new Set();
        waiting.set(id, wakers);
        const timer = setTimeout(wake, ms);
        wakers.add(wake);
        asker.addEventListener("abort", wake);
        function wake() {
          clearTimeout(timer);
          asker.removeEventListener("abort", wake);
          wakers.delete(wake);
          if (wakers.size === 0) waiting.delete(id);
          resolve();
        }
      });
    },
  };
}
