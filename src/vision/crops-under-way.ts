import type { Features } from "../domain/features.ts";
import type { Picture } from "../domain/frame.ts";
import { SLOTS, type Slots } from "./slots.ts";

/** What the network saw, and for how long it looked. */
export interface Inference extends Features {
  /** Inside the runtime alone, without the way there and back. */
  readonly runMs: number;
}

interface Options {
  readonly slots: Slots;
  readonly shape: { readonly channels: number; readonly rows: number; readonly columns: number };
  readonly timeoutMs: number;
  /** Tells the engine that a crop lies in the slot. */
  request(slot: number): void;
  /** The oldest crop has waited for longer than the timeout. */
  hung(): void;
}

interface Waiting {
  readonly slot: number;
  resolve(inference: Inference): void;
  reject(reason: unknown): void;
}

/** The crops that an engine has been given and has not answered yet, oldest first: at most as many as there are slots. */
export function trackCrops({ slots, shape, timeoutMs, request, hung }: Options) {
  const waiting: Waiting[] = [];
  let nextSlot = 0;
  let patience: NodeJS.Timeout | undefined;

  function watchOldest(): void {
    clearTimeout(patience);
    const [oldest] = waiting;
    if (!oldest) return;
    // An answer that arrived while this process was busy is read before the immediate runs: only the engine's silence counts.
    patience = setTimeout(() => setImmediate(() => oldest === waiting[0] && hung()), timeoutMs);
  }

  return {
    add(crop: Picture, signal?: AbortSignal): Promise<Inference> {
      if (waiting.length === SLOTS) throw new Error(`${SLOTS} crops are under way already`);
      const slot = nextSlot;
      nextSlot = (nextSlot + 1) % SLOTS;
      slots.writeCrop(slot, crop.rgb);
      const inference = new Promise<Inference>((resolve, reject) => {
        waiting.push({ slot, resolve, reject });
      });
      request(slot);
      if (waiting.length === 1) watchOldest();
      return signal ? unlessAborted(inference, signal) : inference;
    },

    answered(slot: number, runMs: number): void {
      if (waiting[0]?.slot !== slot) return;
      const oldest = waiting.shift();
      watchOldest();
      oldest?.resolve({ ...shape, values: slots.readFeatures(slot), runMs });
    },

    abandonAll(reason: Error): void {
      const abandoned = waiting.splice(0);
      watchOldest();
      for (const { reject } of abandoned) reject(reason);
    },
  };
}

/** The crop keeps its slot until the engine has answered; only the caller stops waiting. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
