import type { Beat, Hello, Shown } from "../../src/protocol.ts";

/** Everything this page knows about the daemon. Times are on the page's own monotonic clock, in milliseconds. */
export interface Heard {
  readonly connected: boolean;
  /** When the daemon last spoke; before that, when the page opened. */
  readonly atMs: number;
  /** Add this to the page's clock to get the daemon's, in milliseconds since 1970; NaN until a connection's first beat. */
  readonly daemonLeadMs: number;
  readonly hello?: Hello;
  readonly shown?: Shown;
  /** The highest view number on this connection; NaN before the first view. A restarted daemon counts from 1 again. */
  readonly newestSequence: number;
  readonly beat?: Beat;
}

export function nothingHeard(nowMs: number): Heard {
  return { connected: false, atMs: nowMs, daemonLeadMs: Number.NaN, newestSequence: Number.NaN };
}

/** The first message on every connection. */
export function withHello(heard: Heard, hello: Hello, nowMs: number): Heard {
  return { ...heard, connected: true, hello, newestSequence: Number.NaN, daemonLeadMs: Number.NaN, atMs: nowMs };
}

/** A view repeated on connecting may be old, so it does not set the clock. */
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
