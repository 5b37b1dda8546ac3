import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Decoded pictures lie outside V8's heap, but count when it decides on the next full collection: a heap of 17 MB was
 * collected whole at every fourth picture. Now the heap, pictures included, may grow to two and a half times of what is
 * alive. And V8 does not mark beforehand what is alive, bit by bit and on threads of its own: it began to at every
 * thirteenth picture, which took a third of the daemon's time.
 */
export function collectRarely(): void {
  setFlagsFromString("--heap-growing-percent=150");
  setFlagsFromString("--no-incremental-marking");
}

const PIECES = 400;

/**
 * For a thread that makes so little garbage that V8 would let megabytes of it grow old before it collected them, and the
 * pictures among it. What this returns is to be called after each piece of work: now and then it collects the thread's
 * whole heap. That takes some milliseconds, in the daemon thirty.
 */
export function collectNowAndThen(): () => void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  let done = 0;
  return () => {
    if (++done % PIECES === 0) collect();
  };
}
