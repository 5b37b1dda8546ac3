import type { Frame } from "../domain/frame.ts";

/** Holds one frame: a slow reader misses frames but never gets an old one. */
export interface Mailbox {
  /** Hands the picture to the waiting reader, or keeps it in place of the one before, which counts as dropped. */
  put(jpeg: Uint8Array): void;
  /** Counts a picture that could not be used. */
  putUnreadable(): void;
  /** The frame it holds, or the next one. */
  take(signal: AbortSignal): Promise<Frame>;
  close(): void;
  readonly counts: CameraCounts;
}

export interface CameraCounts {
  /** Whole pictures received, dropped ones included. */
  readonly frames: number;
  /** Whole pictures that a newer one replaced before anybody took them. */
  readonly dropped: number;
  /** Pictures that could not be used: cut off, corrupt or too large. */
  readonly unreadable: number;
}

export function openMailbox(): Mailbox {
  const counts = { frames: 0, dropped: 0, unreadable: 0 };
  let newest: Frame | undefined;
  let reader: Reader | undefined;
  let closed = false;

  return {
    counts,
    put(jpeg) {
      if (closed) return;
      counts.frames += 1;
      const frame = { sequence: counts.frames, capturedAtMs: performance.now(), jpeg };
      if (reader !== undefined) return reader.give(frame);
      if (newest !== undefined) counts.dropped += 1;
      newest = frame;
    },
    putUnreadable() {
      counts.unreadable += 1;
    },
    take(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        if (closed) return reject(cameraClosed());
        if (reader !== undefined) return reject(new Error("Another caller is already waiting for this camera's next frame."));
        if (newest !== undefined) {
          resolve(newest);
          newest = undefined;
          return;
        }
        const leave = () => {
          reader = undefined;
          signal.removeEventListener("abort", abort);
        };
        const abort = () => reader?.refuse(signal.reason);
        reader = {
          give(frame) {
            leave();
            resolve(frame);
          },
          refuse(reason) {
            leave();
            reject(reason);
          },
        };
        signal.addEventListener("abort", abort, { once: true });
      });
    },
    close() {
      closed = true;
      newest = undefined;
      reader?.refuse(cameraClosed());
    },
  };
}

interface Reader {
  give(frame: Frame): void;
  refuse(reason: unknown): void;
}

function cameraClosed(): DOMException {
  return new DOMException("The camera is closed.", "AbortError");
}
