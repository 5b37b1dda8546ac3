import type { Picture } from "../../domain/frame.ts";
import { type Child, startChild } from "../../process/child.ts";
import type { FromDecoder, ToDecoder } from "./messages.ts";
import { openSharedFile, put, take } from "./shared-file.ts";

/** Decodes pictures in a process of its own. If a picture crashes that process, the next picture gets a new one. */
export interface Decoder extends AsyncDisposable {
  /** Decodes at the smallest of 1/1, 1/2, 1/4 and 1/8 whose long side is at least `wantedLongSide`. Rejects with an Error that says why. */
  decode(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture>;
  /** Same, for a file whose every byte is known: its hash was checked, or this program has just written it. */
  decodeProven(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture>;
  stillToJpeg(still: Uint8Array): Promise<Uint8Array>;
  /** The current process; undefined before the first picture. */
  readonly pid: number | undefined;
}

/** Pixels; no JPEG side is longer. */
const WHOLE_SIZE = 65_536;

/** Multiplies the limit for a file: nobody waits at a screen for one, and a PNG of 50 megapixels takes ten seconds. */
const FILE_PATIENCE = 8;

/** Limit per frame, or per MiB of a larger photograph; systemd gives the daemon twenty seconds. */
const PATIENCE_MS = 8_000;
const MIB = 1024 ** 2;

/**
 * glibc, mallopt(3). By default a frame's pixels are returned to the system after each frame and fetched again page by page for
 * the next, which costs half a millisecond.
 */
const KEPT_MEMORY = { MALLOC_MMAP_THRESHOLD_: `${8 * MIB}`, MALLOC_TRIM_THRESHOLD_: `${16 * MIB}` };

/**
 * INVARIANTS: The process handles one picture at a time, and every picture is answered, by the process or by its exit. An idle
 * process never keeps the program alive.
 */
export function openDecoder(patienceMs = PATIENCE_MS, program = "jpeg/decoder/process.js"): Decoder {
  const shared = openSharedFile();
  let child: Child<ToDecoder> | undefined;
  let answer: ((message: FromDecoder) => void) | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function start(): Child<ToDecoder> {
    const next = startChild<ToDecoder, FromDecoder>({
      program,
      env: KEPT_MEMORY,
      sharedFds: [shared.fd],
      heard: (message) => answer?.(message),
      ended(how) {
        if (child === next) child = undefined;
        answer?.({ say: "refused", why: `the decoder's process ${how}` });
      },
    });
    return next;
  }

  /** Queues the job behind all earlier ones. */
  function ask<T>(bytes: Uint8Array, job: ToDecoder, receive: (message: FromDecoder) => T): Promise<T> {
    const done = last.then(async () => {
      put(shared.fd, bytes);
      return receive(await answerTo(job));
    });
    last = done.catch(() => undefined);
    return done;
  }

  async function answerTo(job: ToDecoder): Promise<FromDecoder> {
    child ??= start();
    const asked = child;
    let overdue = false;
    const limitMs = patienceMs * (job.say === "convert" ? FILE_PATIENCE : Math.max(1, job.bytes / MIB));
    const patience = setTimeout(() => {
      overdue = true;
      asked.kill();
    }, limitMs);
    asked.hold(true);
    try {
      const message = await new Promise<FromDecoder>((resolve) => {
        answer = resolve;
        asked.send(job);
      });
      return overdue ? { say: "refused", why: `it took longer than ${Math.round(limitMs / 1000)} s` } : message;
    } finally {
      answer = undefined;
      clearTimeout(patience);
      asked.hold(false);
    }
  }

  function decode(jpeg: Uint8Array, wantedLongSide: number, proven: boolean): Promise<Picture> {
    // Callers pass Infinity for full size, which would not survive the channel.
    const job = { say: "decode", bytes: jpeg.length, wantedLongSide: Math.min(wantedLongSide, WHOLE_SIZE), proven } as const;
    return ask(jpeg, job, (message) => {
      if (message.say !== "decoded") throw new Error(reasonOf(message));
      const { width, height } = message;
      return { width, height, rgb: take(shared.fd, 3 * width * height) };
    });
  }

  return {
    decode: (jpeg, wantedLongSide) => decode(jpeg, wantedLongSide, false),
    decodeProven: (jpeg, wantedLongSide) => decode(jpeg, wantedLongSide, true),
    stillToJpeg: (still) =>
      ask(still, { say: "convert", bytes: still.length }, (message) => {
        if (message.say !== "converted") throw new Error(reasonOf(message));
        return take(shared.fd, message.bytes);
      }),
    get pid() {
      return child?.pid;
    },
    async [Symbol.asyncDispose]() {
      await child?.stop();
      await last;
      shared[Symbol.dispose]();
    },
  };
}

function reasonOf(message: FromDecoder): string {
  return message.say === "refused" ? message.why : "the decoder answered something else";
}
