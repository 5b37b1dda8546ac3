import type { Features } from "../../domain/evidence/features.ts";
import { embedding } from "../../domain/evidence/head.ts";
import type { Picture } from "../../domain/frame.ts";
import { SLOTS, type SlotAnswer, type Slots } from "./slots.ts";

/** A network's answer to one picture. */
export type Inference = Features & SlotAnswer;

interface Options {
  readonly slots: Slots;
  readonly shape: { readonly channels: number; readonly rows: number; readonly columns: number };
  readonly timeoutMs: number;
  /** Tells the engine's lanes that a picture lies in the slot. */
  request(slot: number): void;
  /** The oldest picture has waited for longer than the timeout. */
  hung(): void;
  /** The answer holds infinities or NaNs. */
  overflown(): void;
}

interface Waiting {
  readonly picture: Picture;
  /** Set once the engine has it. */
  slot?: number;
  resolve(inference: Inference): void;
  reject(reason: unknown): void;
}

const ALL_SLOTS = Array.from({ length: SLOTS }, (_, slot) => slot);

/** The unanswered pictures of one network, oldest first. The engine holds one per slot; the others wait for a free slot. */
export function trackPictures({ slots, shape, timeoutMs, request, hung, overflown }: Options) {
  const waiting: Waiting[] = [];
  let patience: NodeJS.Timeout | undefined;

  function fillSlots(): void {
    for (const next of waiting.filter(({ slot }) => slot === undefined)) {
      const slot = ALL_SLOTS.find((free) => waiting.every((other) => other.slot !== free));
      if (slot === undefined) return;
      next.slot = slot;
      slots.writeCrop(slot, next.picture.rgb);
      request(slot);
    }
  }

  function watchOldest(): void {
    clearTimeout(patience);
    const [oldest] = waiting;
    if (!oldest) return;
    // An answer that arrived while this process was busy is read before the immediate runs, so only the engine's silence counts.
    patience = setTimeout(() => setImmediate(() => oldest === waiting[0] && hung()), timeoutMs);
  }

  return {
    add(picture: Picture, signal?: AbortSignal): Promise<Inference> {
      const inference = new Promise<Inference>((resolve, reject) => {
        waiting.push({ picture, resolve, reject });
      });
      fillSlots();
      if (waiting.length === 1) watchOldest();
      return signal ? unlessAborted(inference, signal) : inference;
    },

    answered(slot: number): void {
      const place = waiting.findIndex((one) => one.slot === slot);
      const answered = waiting[place];
      if (!answered) return;
      const inference = { ...shape, ...slots.readAnswer(slot) };
      if (!allFinite(inference)) {
        overflown();
        return;
      }
      waiting.splice(place, 1);
      answered.resolve(inference);
      fillSlots();
      if (place === 0) watchOldest();
    },

    abandonAll(reason: Error): void {
      const abandoned = waiting.splice(0);
      watchOldest();
      for (const { reject } of abandoned) reject(reason);
    },
  };
}

/** Half precision overflows into infinities without an error, and one of them is enough to spoil a channel's mean. */
function allFinite(features: Features): boolean {
  return embedding(features).every(Number.isFinite);
}

/** The picture keeps its slot until the engine has answered; only the caller stops waiting. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
