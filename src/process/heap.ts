import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Decoded pictures lie outside V8's heap but count towards its next full collection: a heap of 17 MB was collected in
 * full at every fourth picture. Now the heap, pictures included, may grow to two and a half times its live size. V8's
 * incremental marking is off: it started at every thirteenth picture and took a third of the daemon's time. What a collection found to be
 * free is freed before the program goes on: V8's thread for that comes late on a busy machine, and meanwhile the next pictures take new
 * memory. Of 1,500 pictures the resident memory reached 129 to 137 MB with that thread and 127 to 128 MB without. Machine code that
 * V8 made of a function that is rarely called goes again when it was not called for long; else ever rarer functions add theirs for hours.
 */
export function collectRarely(): void {
  setFlagsFromString("--heap-growing-percent=150");
  setFlagsFromString("--no-incremental-marking");
  setFlagsFromString("--no-concurrent-array-buffer-sweeping");
  setFlagsFromString("--flush-baseline-code");
}

/** glibc keeps freed pieces of up to 32 MiB once it has seen one: mallopt(3), M_MMAP_THRESHOLD. */
const LARGE_BYTES = 31 * 1024 * 1024;

/**
 * At first glibc gives every large piece of memory back to the system as soon as it is freed, and fetches each picture's pages one by
 * one: of a frame's way that took half a millisecond. It learns from the largest piece that is freed to keep such pieces.
 */
export function keepFreedMemory(): void {
  void new ArrayBuffer(LARGE_BYTES);
  collector()();
}

/** For the thread through which every frame goes: about once a minute at thirty frames a second. */
export const FRAMES_A_COLLECTION = 2_000;

/**
 * For a thread that makes so little garbage that V8 would keep megabytes of it, pictures included, for long before
 * collecting them. Call the returned function after each piece of work: once every `pieces` calls it collects the thread's
 * whole heap, which takes some milliseconds. A collection also forgets the machine code of functions that nobody holds at that moment,
 * as of those made for each frame: where there are many of them, collect less often.
 */
export function collectNowAndThen(pieces = 400): () => void {
  const collect = collector();
  let done = 0;
  return () => {
    if (++done % pieces === 0) collect();
  };
}

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
}
