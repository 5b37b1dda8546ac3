import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Decoded pictures lie outside V8's heap, but count when it decides on the next full collection: a heap of 17 MB was
 * collected whole at every fourth picture, for 7 ms of a core's time a picture, on cores that the network wants. Now the
 * heap, pictures included, may grow to two and a half times of what is alive, some fifty pictures. Ten times was too much:
 * what each picture leaves in the heap piled up for thousands of pictures.
 */
export function collectRarely(): void {
  setFlagsFromString("--heap-growing-percent=150");
}

const PIECES = 400;

/**
 * For a thread that makes so little garbage that V8 would let eight megabytes of it grow old before it collected them. What
 * this returns is to be called after each piece of work: now and then it collects the thread's whole heap, in some milliseconds.
 */
export function collectNowAndThen(): () => void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  let done = 0;
  return () => {
    if (++done % PIECES === 0) collect();
  };
}
