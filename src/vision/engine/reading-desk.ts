import type { PackText } from "../../domain/evidence/print/pack-text.ts";
import type { Picture } from "../../domain/frame.ts";
import type { Log } from "../../log.ts";
import type { FromReader, ReadingTimes, ToReader } from "./reading-messages.ts";
import type { Slots } from "./slots.ts";

/** What was read, and how long the reader took for it. */
export interface Reading extends PackText, ReadingTimes {}

interface Options {
  /** The shared memory, with room for one crop of `cropBytes`. */
  readonly slots: Pick<Slots, "writeCrop">;
  readonly cropBytes: number;
  readonly timeoutMs: number;
  send(message: ToReader): void;
  readonly log: Pick<Log, "warn">;
}

interface Waiting {
  readonly crop: Picture;
  /** Undefined when nothing could be read in time. Only the first answer counts. */
  answer(reading: Reading | undefined): void;
}

/**
 * The daemon's side of the reading lane.
 *
 * INVARIANTS: The lane has one crop at a time; others wait in the order in which they came. Who has waited for too long is told that
 * nothing was read, but the lane gets no other crop until it has answered or its process is gone.
 */
export function openReadingDesk({ slots, cropBytes, timeoutMs, send, log }: Options) {
  /** One for all crops: the lane reads no further than the crop in it. */
  const room = new Uint8Array(cropBytes);
  let loaded = false;
  let underWay: (Waiting & { readonly id: number }) | undefined;
  let waiting: readonly Waiting[] = [];
  let last = 0;

  function handOut(): void {
    const [next, ...others] = waiting;
    if (!loaded || underWay || !next) return;
    waiting = others;
    underWay = { ...next, id: ++last };
    const { width, height, rgb } = next.crop;
    room.set(rgb);
    slots.writeCrop(0, room);
    send({ say: "read", id: last, width, height });
  }

  function finish(reading: Reading | undefined): void {
    underWay?.answer(reading);
    underWay = undefined;
    handOut();
  }

  return {
    /** Undefined when it could not be read in time. */
    read(crop: Picture): Promise<Reading | undefined> {
      return new Promise((resolve) => {
        const timer = setTimeout(giveUp, timeoutMs);
        const one: Waiting = {
          crop,
          answer(reading) {
            clearTimeout(timer);
            resolve(reading);
          },
        };
        waiting = [...waiting, one];
        handOut();

        function giveUp(): void {
          waiting = waiting.filter((other) => other !== one);
          resolve(undefined);
        }
      });
    },

    heard(message: FromReader): void {
      switch (message.say) {
        case "reads":
          loaded = true;
          handOut();
          break;
        case "text":
          if (message.id === underWay?.id) finish({ ...message.text, tookMs: message.tookMs, runMs: message.runMs });
          break;
        case "unread":
          log.warn({ detail: message.detail }, "print could not be read");
          finish(undefined);
      }
    },

    /** The lane's process is gone; the next one will say when it reads. */
    lost(): void {
      loaded = false;
      finish(undefined);
    },
  };
}
