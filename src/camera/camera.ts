import type { ClipCard } from "../domain/clip.ts";
import type { Frame } from "../domain/frame.ts";
import { type CameraCounts, type Mailbox, openMailbox } from "./newest.ts";

/** A source of pictures of the tray. Closing it stops the source and rejects a pending `next`. */
export interface Camera extends AsyncDisposable {
  /**
   * The newest picture not taken yet, as soon as there is one. One caller at a time.
   * Rejects with the signal's reason when that aborts, and with an AbortError once the camera is closed.
   */
  next(signal: AbortSignal): Promise<Frame>;
  readonly counts: CameraCounts;
  /** Opens the source anew, as when it had failed. */
  restart(): void;
  /** With a recording whose clips are described. */
  readonly clips?: Clips;
}

/** Lets a person choose what lies in the recorded tray. */
export interface Clips {
  readonly cards: readonly ClipCard[];
  /** The clip of that name plays next and is held; null lets the recording run on. False when there is no such clip. */
  choose(name: string | null): boolean;
}

/** What a source is told from outside. */
export interface Orders {
  /** Aborts when the camera is closed. */
  readonly closing: AbortSignal;
  /** Aborts when the source is to be opened anew; each call returns the signal for the time from then on. */
  restarting(): AbortSignal;
}

/** Runs `feed`, which fills the mailbox until the camera is closed and then returns. */
export function openCamera(feed: (mailbox: Mailbox, orders: Orders) => Promise<void>): Camera {
  const mailbox = openMailbox();
  const closing = new AbortController();
  let restarting = new AbortController();
  const feeding = feed(mailbox, { closing: closing.signal, restarting: () => restarting.signal });
  return {
    restart() {
      restarting.abort();
      restarting = new AbortController();
    },
    next: mailbox.take,
    counts: mailbox.counts,
    async [Symbol.asyncDispose]() {
      mailbox.close();
      closing.abort();
      await feeding;
    },
  };
}
