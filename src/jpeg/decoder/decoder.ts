import type { Picture } from "../../domain/frame.ts";
import { type Child, startChild } from "../../process/child.ts";
import type { FromDecoder, ToDecoder } from "./messages.ts";
import { openSharedFile, put, take } from "./shared-file.ts";

/** Takes pictures apart in a process of its own, which a picture may end: the next one gets another. */
export interface Decoder extends AsyncDisposable {
  /** At the smallest of 1/1, 1/2, 1/4 and 1/8 of its size whose long side still is wanted. Rejects with Error: what is wrong with it. */
  decode(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture>;
  /** The same for a file whose every byte is known, by its hash or because this program has just made it. */
  decodeProven(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture>;
  pngToJpeg(png: Uint8Array): Promise<Uint8Array>;
  /** Of the present process; none before the first picture. */
  readonly pid: number | undefined;
}

/** Pixels; no JPEG is longer. */
const WHOLE_SIZE = 65_536;

/** Nobody waits at a screen for a file, and a PNG picture of 50 megapixels takes ten seconds. */
const FILE_PATIENCE = 8;

/** For a frame, and for each of its MiB for a photograph; systemd's patience with the daemon is twenty seconds. */
const PATIENCE_MS = 8_000;
const MIB = 1024 ** 2;

/**
 * INVARIANTS: One picture at a time is with the process, and it is answered, by the process or by its end. While none is,
 * the process keeps nobody from ending.
 */
export function openDecoder(patienceMs = PATIENCE_MS, program = "jpeg/decoder/process.js"): Decoder {
  const shared = openSharedFile();
  let child: Child<ToDecoder> | undefined;
  let answer: ((message: FromDecoder) => void) | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function start(): Child<ToDecoder> {
    const next = startChild<ToDecoder, FromDecoder>({
      program,
      sharedFds: [shared.fd],
      heard: (message) => answer?.(message),
      ended(how) {
        if (child === next) child = undefined;
        answer?.({ say: "refused", why: `the decoder's process ${how}` });
      },
    });
    return next;
  }

  /** After all jobs before it. */
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
    // Infinity, for the full size, would not survive the way.
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
    pngToJpeg: (png) =>
      ask(png, { say: "convert", bytes: png.length }, (message) => {
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
