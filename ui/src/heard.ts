import type { Beat, Hello, Shown } from "../../src/protocol.ts";

/** All that this page knows of the daemon. Times are the page's own monotonic clock in milliseconds. */
export interface Heard {
  readonly connected: boolean;
  /** When the daemon last spoke; at first, when the page opened. */
  readonly atMs: number;
  /** What to add to the page's clock to have the daemon's, milliseconds since 1970; NaN until the first beat of a connection. */
  readonly daemonLeadMs: number;
  readonly hello?: Hello;
  readonly shown?: Shown;
  /** The highest view number of this connection; NaN until the first view. Another daemon counts from the start. */
  readonly newestSequence: number;
  readonly beat?: Beat;
}

export function nothingHeard(nowMs: number): Heard {
  return { connected: false, atMs: nowMs, daemonLeadMs: Number.NaN, newestSequence: Number.NaN };
}

/** The first word of every connection. */
export function withHello(heard: Heard, hello: Hello, nowMs: number): Heard {
  return { ...heard, connected: true, hello, newestSequence: Number.NaN, daemonLeadMs: Number.NaN, atMs: nowMs };
}

/** A view repeated on connect may be old: it does not set the clock. */
export function withView(heard: Heard, shown: Shown, nowMs: number): Heard {
  const newestSequence = heard.newestSequence > shown.sequence ? heard.newestSequence : shown.sequence;
  return { ...heard, shown, newestSequence, atMs: nowMs };
}

export function withBeat(heard: Heard, beat: Beat, nowMs: number): Heard {
  return { ...heard, beat, atMs: nowMs, daemonLeadMs: Date.parse(beat.at) - nowMs };
}

export function withLinkLost(heard: Heard): Heard {
  return { ...heard, connected: false };
}
