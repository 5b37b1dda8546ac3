import { Fault } from "../errors.ts";
import { openJpegCutter } from "../jpeg/cutter.ts";
import type { FreezeDetector } from "./freeze.ts";

interface Options {
  /** A camera that sends no whole picture for this long has stalled. */
  readonly stallMs: number;
  /** How long its first picture may take. */
  readonly startMs: number;
  readonly freeze: FreezeDetector;
  onPicture(jpeg: Uint8Array): void;
  /** Called at the first picture. */
  onWorking(): void;
  onBroken(): void;
}

/** Cuts one camera stream into pictures and judges it. */
interface StreamWatch extends Disposable {
  push(chunk: Uint8Array): void;
  /** Resolves when the stream has become useless. */
  readonly failed: Promise<Fault>;
  /** The fault of a stream whose program has ended with these last words. */
  endedWith(words: string): Fault;
}

export function watchStream(options: Options): StreamWatch {
  const { stallMs, startMs, freeze } = options;
  const cutter = openJpegCutter(options.onBroken);
  let pictures = 0;
  let frozen = false;
  let lastByteAtMs = Number.NEGATIVE_INFINITY;
  let deadline = setTimeout(onDeadline, startMs);
  let fail: (fault: Fault) => void = () => {};
  const failed = new Promise<Fault>((resolve) => {
    fail = resolve;
  });

  return {
    failed,
    push(chunk) {
      lastByteAtMs = performance.now();
      for (const jpeg of cutter.push(chunk)) receive(jpeg);
      if (cutter.strayBytes > STRAY_BYTES_CEILING) fail(garbage());
    },
    endedWith(words) {
      if (pictures > 0) return new Fault("CAMERA_STALLED", `The camera program ended: ${words}`);
      return new Fault("CAMERA_NOT_FOUND", `The camera program ended before its first picture: ${words}`);
    },
    [Symbol.dispose]() {
      clearTimeout(deadline);
    },
  };

  /** A frozen picture is no sign of life, but a camera that has just been started may still thaw. */
  function receive(jpeg: Uint8Array): void {
    frozen = freeze.isFrozen(jpeg);
    if (frozen) {
      if (pictures > 0) fail(frozenPicture());
      return;
    }
    clearTimeout(deadline);
    deadline = setTimeout(onDeadline, stallMs);
    pictures += 1;
    options.onPicture(jpeg);
    if (pictures === 1) options.onWorking();
  }

  function onDeadline(): void {
    const babbling = cutter.strayBytes > 0 && performance.now() - lastByteAtMs < stallMs / 2;
    if (frozen) fail(frozenPicture());
    else fail(babbling ? garbage() : silence(pictures > 0 ? stallMs : startMs));
  }

  function garbage(): Fault {
    return new Fault("CAMERA_GARBAGE", `The camera has sent ${cutter.strayBytes} bytes that are not a JPEG picture.`);
  }
}

/** This many bytes without a picture are no hiccup. */
const STRAY_BYTES_CEILING = 4 * 1024 * 1024;

function frozenPicture(): Fault {
  return new Fault("CAMERA_FROZEN", "The camera's picture is frozen: every frame is the same, byte for byte.");
}

function silence(forMs: number): Fault {
  return new Fault("CAMERA_STALLED", `The camera has sent no whole picture for ${forMs / 1_000} s. Check its cable.`);
}
