import { closeSync, existsSync, ftruncateSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** After a picture larger than this, the file's memory is released. */
const KEPT_BYTES = 16 * 1024 * 1024;

/** An unlinked file that carries pictures to the decoder and pixels back: faster than the channel. The caller closes it. */
export function openSharedFile(): Disposable & { readonly fd: number } {
  const name = join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), `blisterscope-picture-${process.pid}-${performance.now()}`);
  const fd = openSync(name, "wx+", 0o600);
  unlinkSync(name);
  return { fd, [Symbol.dispose]: () => closeSync(fd) };
}

export function put(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, done);
}

/** Reads a copy of what the other side has put. */
export function take(fd: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const count = readSync(fd, bytes, done, length - done, done);
    if (count === 0) throw new Error("the decoder's shared file is shorter than it should be");
    done += count;
  }
  if (length > KEPT_BYTES) ftruncateSync(fd, 0);
  return bytes;
}
