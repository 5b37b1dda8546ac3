/**
 * The decoder's own process. Pictures are untrusted input, so anything they do to libvips or libjpeg-turbo stays in here.
 * Exits when the program that started it does.
 */

import { SHARED_FD } from "../../process/child.ts";
import { collectNowAndThen } from "../../process/heap.ts";
import { readJpeg, readProvenJpeg } from "../read-jpeg.ts";
import { stillToJpeg } from "../still-formats.ts";
import type { FromDecoder, ToDecoder } from "./messages.ts";
import { put, take } from "./shared-file.ts";

process.title = "blisterscope-decoder";
// Ctrl-C and systemd's SIGTERM reach the whole group; the parent decides when this process ends.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
process.once("disconnect", () => process.exit());

const collect = collectNowAndThen();

process.on("message", async (job: ToDecoder) => {
  const answer = await work(job).catch(
    (error): FromDecoder => ({ say: "refused", why: error instanceof Error ? error.message : `${error}` }),
  );
  process.send?.(answer);
  collect();
});

async function work(job: ToDecoder): Promise<FromDecoder> {
  const bytes = take(SHARED_FD, job.bytes);
  if (job.say === "convert") {
    const jpeg = await stillToJpeg(bytes);
    put(SHARED_FD, jpeg);
    return { say: "converted", bytes: jpeg.length };
  }
  const { width, height, rgb } = await (job.proven ? readProvenJpeg : readJpeg)(bytes, job.wantedLongSide);
  put(SHARED_FD, rgb);
  return { say: "decoded", width, height };
}
