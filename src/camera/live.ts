import { setTimeout as sleep } from "node:timers/promises";
import { Fault, type ReportFault } from "../errors.ts";
import type { Log } from "../log.ts";
import { type FreezeDetector, openFreezeDetector } from "./freeze.ts";
import { listenOnLoopback } from "./loopback.ts";
import type { Mailbox } from "./newest.ts";
import { watchStream } from "./stream-watch.ts";

export interface LiveOptions {
  /** A camera that sends no whole picture for this long is faulty. */
  readonly stallSeconds: number;
  readonly report: ReportFault;
  readonly log: Pick<Log, "warn">;
}

interface Options extends LiveOptions {
  readonly patience: Patience;
  readonly mailbox: Mailbox;
  readonly closing: AbortSignal;
  /** Aborts when the program is to be started anew, whatever it sends. */
  restarting(): AbortSignal;
  /** Runs a program that sends MJPEG to this port of 127.0.0.1. Resolves with its last words when it has ended; never rejects. */
  runProgram(port: number): Promise<string>;
}

/** How long a live camera waits, milliseconds. */
export interface Patience {
  /** For the first picture of a program that has just been started. */
  readonly startMs: number;
  /** For a picture that differs from the one before. */
  readonly frozenMs: number;
  /** Before a program is started again; doubled from failure to failure. */
  readonly firstRetryMs: number;
  readonly lastRetryMs: number;
  /** For a program to end once we have hung up. */
  readonly endMs: number;
}

export const PATIENCE: Patience = { startMs: 15_000, frozenMs: 3_000, firstRetryMs: 500, lastRetryMs: 10_000, endMs: 5_000 };

/**
 * Keeps a camera program running and its pictures flowing into the mailbox until `closing` aborts.
 *
 * INVARIANTS:
 * - We have no handle on the program: hanging up and closing the port tells it to end.
 * - The next program is started only when the one before has ended, or its time to end is up: two would fight for the camera.
 * - A fault is reported from the beginning; the first good picture of a program withdraws it.
 */
export async function streamForever(stream: Options): Promise<void> {
  const { patience, closing, report } = stream;
  const freeze = openFreezeDetector(patience.frozenMs);
  let retryMs = patience.firstRetryMs;
  report(new Fault("CAMERA_STALLED", "The camera is being started and has not sent a picture yet."));
  const onWorking = () => {
    retryMs = patience.firstRetryMs;
    report(undefined);
  };
  while (!closing.aborted) {
    await streamOnce(stream, freeze, onWorking);
    await sleep(retryMs, undefined, { signal: closing }).catch(() => {});
    retryMs = Math.min(retryMs * 2, patience.lastRetryMs);
  }
}

/** Runs the program until it fails, which is reported, or until we close. */
async function streamOnce(stream: Options, freeze: FreezeDetector, onWorking: () => void): Promise<void> {
  const { patience, mailbox, closing, report, log, runProgram } = stream;
  const over = new AbortController();
  using watch = watchStream({
    stallMs: stream.stallSeconds * 1_000,
    startMs: patience.startMs,
    freeze,
    onWorking,
    onPicture: mailbox.put,
    onBroken: mailbox.putUnreadable,
  });
  const loopback = await listenOnLoopback(watch.push);
  const program = runProgram(loopback.port);

  const fault = await Promise.race([watch.failed, faultAtEnd(), aborted(closing, over.signal), aborted(stream.restarting(), over.signal)]);
  if (fault !== undefined) {
    log.warn({ code: fault.code }, fault.detail);
    report(fault);
  }
  loopback.close();
  const lastWords = await Promise.race([program, sleep(patience.endMs, undefined, { signal: over.signal })]);
  if (lastWords === undefined) log.warn("the camera program keeps running although nobody listens to it");
  else if (fault !== undefined) log.warn({ lastWords }, "the camera program has ended");
  over.abort();

  async function faultAtEnd(): Promise<Fault> {
    const words = await program;
    await loopback.drained();
    return watch.endedWith(words);
  }
}

/** Resolves when the signal aborts; stops listening when `over` aborts. */
function aborted(signal: AbortSignal, over: AbortSignal): Promise<undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(undefined), { signal: over });
  });
}
