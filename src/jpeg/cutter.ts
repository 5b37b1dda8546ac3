import { STREAMED_BYTES_CEILING } from "./limits.ts";
import { advance, beginWalk, type Walk } from "./walk.ts";

/** Cuts JPEG files out of a stream of bytes. */
export interface JpegCutter {
  /** The pictures that this chunk completes, in order. Each is a copy that belongs to the caller. */
  push(chunk: Uint8Array): Uint8Array[];
  /** Bytes since the last whole picture that were part of none. */
  readonly strayBytes: number;
}

/**
 * INVARIANTS:
 * - The pictures do not depend on how the stream is cut into chunks.
 * - After garbage, or a picture that breaks off, the next whole picture is found, at worst the one after it.
 * - No more than `bytesCeiling` is ever held; a longer picture is given up.
 */
export function openJpegCutter(onBroken: () => void, bytesCeiling = STREAMED_BYTES_CEILING): JpegCutter {
  /** buffer[start, end) has arrived and is not dealt with; inside a picture it begins with that picture. */
  let buffer = Buffer.allocUnsafe(Math.min(bytesCeiling, 256 * 1024));
  let start = 0;
  let end = 0;
  let walk: Walk | undefined;
  let strayBytes = 0;

  return {
    push(chunk) {
      const pictures: Uint8Array[] = [];
      for (let taken = 0; taken < chunk.length; ) {
        taken += hold(chunk.subarray(taken));
        cut(pictures);
      }
      return pictures;
    },
    get strayBytes() {
      return strayBytes;
    },
  };

  /** Copies as many bytes as there is room for; at least one, because `cut` leaves less than `bytesCeiling`. */
  function hold(bytes: Uint8Array): number {
    if (end + bytes.length > buffer.length) {
      const crowded = end - start + bytes.length > buffer.length && buffer.length < bytesCeiling;
      const roomy = crowded ? Buffer.allocUnsafe(Math.min(bytesCeiling, buffer.length * 2)) : buffer;
      buffer.copy(roomy, 0, start, end);
      buffer = roomy;
      end -= start;
      start = 0;
    }
    const count = Math.min(bytes.length, buffer.length - end);
    buffer.set(bytes.subarray(0, count), end);
    end += count;
    return count;
  }

  function cut(pictures: Uint8Array[]): void {
    for (;;) {
      walk ??= findStart();
      if (walk === undefined) return;
      const held = buffer.subarray(start, end);
      switch (advance(walk, held)) {
        case "whole":
          pictures.push(new Uint8Array(held.subarray(0, walk.at)));
          start += walk.at;
          strayBytes = 0;
          break;
        case "broken":
          giveUp(walk.provenTo);
          break;
        case "more":
          if (held.length < bytesCeiling) return;
          giveUp(held.length);
          break;
      }
      walk = undefined;
    }
  }

  /** Skips what is no picture. The last two bytes may be the first of a start that is still to come. */
  function findStart(): Walk | undefined {
    const found = buffer.subarray(start, end).indexOf(START_OF_IMAGE);
    skip(found === -1 ? Math.max(0, end - start - (START_OF_IMAGE.length - 1)) : found);
    return found === -1 ? undefined : beginWalk();
  }

  function giveUp(count: number): void {
    onBroken();
    skip(count);
  }

  function skip(count: number): void {
    start += count;
    strayBytes += count;
  }
}

/** The marker itself, and the first byte of the marker that must follow it. */
const START_OF_IMAGE = Buffer.from([0xff, 0xd8, 0xff]);
