/** Requests that wait for the verification with an id to be no longer open. */
export function openWaiters(isOpen: (id: string) => boolean) {
  const waiting = new Map<string, Set<() => void>>();

  return {
    /** To be called after every change. */
    wake(): void {
      for (const [id, wakers] of waiting) if (!isOpen(id)) for (const wake of wakers) wake();
    },

    /** Settles as soon as the verification is no longer open, after `ms`, or when the asker goes away. */
    wait(id: string, ms: number, asker: AbortSignal): Promise<void> {
      if (!isOpen(id) || asker.aborted) return Promise.resolve();
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
