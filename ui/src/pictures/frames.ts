import { computed, signal } from "@preact/signals";
import { SILENCE_MS } from "../../../src/protocol.ts";
import { now } from "../state.ts";
import { decodeJpeg } from "./decode.ts";

/** The newest camera picture that this page had time to decode, and when (page clock, milliseconds). */
export const frame = signal<{ readonly picture: ImageBitmap; readonly atMs: number } | undefined>(undefined);

/** A picture that has not changed for too long is no longer live. */
export const live = computed(() => frame.value !== undefined && now.value - frame.value.atMs < SILENCE_MS);

/** Width over height of the camera's pictures. */
export const frameAspect = computed(() => (frame.value ? frame.value.picture.width / frame.value.picture.height : 4 / 3));

let decoding = false;
let next: Uint8Array | undefined;

/** Decodes one picture at a time; of those that arrive meanwhile, only the newest is kept. */
export function offerFrame(jpeg: Uint8Array): void {
  next = jpeg;
  if (!decoding) void decodeNewest();
}

async function decodeNewest(): Promise<void> {
  decoding = true;
  while (next !== undefined) {
    const jpeg = next;
    next = undefined;
    // Declaring damaged pictures a fault is up to the daemon; here they are merely not drawn.
    const picture = await decodeJpeg(jpeg).catch(() => undefined);
    if (picture === undefined) continue;
    frame.peek()?.picture.close();
    frame.value = { picture, atMs: performance.now() };
  }
  decoding = false;
}
