import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { asFault, Fault, type ReportFault } from "../errors.ts";
import { openJpegCutter } from "../jpeg/cutter.ts";
import type { Log } from "../log.ts";
import { type Camera, type Orders, openCamera } from "./camera.ts";
import { type Clip, openClips, readClips } from "./clips.ts";
import { listPictures, playFolder } from "./folder.ts";
import type { Mailbox } from "./newest.ts";

export interface RecordingOptions {
  /** A folder of JPEG and PNG pictures, or an MJPEG file. */
  readonly path: string;
  readonly framesPerSecond: number;
  /** How long each picture of a folder lies under the camera; 0 shows each once. An MJPEG file plays frame by frame. */
  readonly holdSeconds: number;
  readonly report: ReportFault;
  readonly log: Pick<Log, "warn">;
}

/**
 * A camera that plays a recording again and again at its own pace, whether anybody looks or not.
 * Throws Fault CAMERA_NOT_FOUND when there is nothing to play; what goes wrong later is reported and tried again.
 */
export async function openRecording(options: RecordingOptions): Promise<Camera> {
  if (await isFolder(options.path)) await listPictures(options.path);
  else {
    const described = await readClips(options.path);
    if (described) return openDescribed(options, described);
  }
  return openCamera((mailbox, orders) => playForever(options, reader(options, mailbox), mailbox, orders));
}

/** A described recording is short: all of it is kept in memory, so that every clip is at hand. */
async function openDescribed(options: RecordingOptions, described: readonly Clip[]): Promise<Camera> {
  const pictures: Uint8Array[] = [];
  for await (const picture of playMjpegFile(options.path, () => {})) pictures.push(picture);
  const clips = openClips(described, pictures);
  return { ...openCamera((mailbox, orders) => playForever(options, clips.play, mailbox, orders)), clips };
}

const RETRY_MS = 1_000;

async function playForever(
  options: RecordingOptions,
  pictures: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mailbox: Mailbox,
  { closing, restarting }: Orders,
): Promise<void> {
  const beat = metronome(1_000 / options.framesPerSecond, closing);
  while (!closing.aborted) {
    try {
      await playOnce(options, pictures(), beat, mailbox, restarting());
    } catch (error) {
      if (closing.aborted) return;
      options.report(asFault(error, "CAMERA_NOT_FOUND"));
      await sleep(RETRY_MS, undefined, { signal: closing }).catch(() => {});
    }
  }
}

async function playOnce(
  { path, report }: RecordingOptions,
  pictures: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  beat: () => Promise<void>,
  mailbox: Mailbox,
  restarting: AbortSignal,
): Promise<void> {
  let usable = false;
  for await (const picture of pictures) {
    await beat();
    if (restarting.aborted) return;
    mailbox.put(picture);
    if (!usable) report(undefined);
    usable = true;
  }
  if (!usable)
    throw new Fault("CAMERA_GARBAGE", `Nothing in ${path} is a whole JPEG or PNG picture. Set camera.path to another recording.`);
}

/** Opens the recording from its beginning; each unreadable picture is counted every time and logged once. */
function reader({ path, framesPerSecond, holdSeconds, log }: RecordingOptions, mailbox: Mailbox): () => AsyncIterable<Uint8Array> {
  const times = Math.max(1, Math.round(holdSeconds * framesPerSecond));
  const complainedOf = new Set<string>();
  const onUnreadable = (file: string, error?: unknown) => {
    mailbox.putUnreadable();
    if (!complainedOf.has(file)) log.warn({ file, err: error }, "skipped a picture that cannot be used");
    complainedOf.add(file);
  };
  return async function* () {
    yield* (await isFolder(path)) ? playFolder(path, times, onUnreadable) : playMjpegFile(path, () => onUnreadable(path));
  };
}

async function* playMjpegFile(path: string, onBroken: () => void): AsyncGenerator<Uint8Array> {
  const cutter = openJpegCutter(onBroken);
  for await (const chunk of createReadStream(path)) yield* cutter.push(chunk);
}

/** Returns at the next multiple of the period, or at once when that has passed: late beats are never made up for. */
function metronome(periodMs: number, closing: AbortSignal): () => Promise<void> {
  let dueMs = performance.now();
  return async () => {
    await sleep(Math.max(0, dueMs - performance.now()), undefined, { signal: closing });
    dueMs = Math.max(dueMs, performance.now() - periodMs) + periodMs;
  };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new Fault("CAMERA_NOT_FOUND", `There is no recording at ${path}. Set camera.path to a folder of pictures or an MJPEG file.`, {
      cause: error,
    });
  }
}
