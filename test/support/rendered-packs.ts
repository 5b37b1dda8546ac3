import { readFileSync } from "node:fs";
import sharp from "sharp";
import { openJpegCutter } from "../../src/jpeg/cutter.ts";
import { makePoses, type Poses } from "./poses.ts";

/** Frames of the demo's recording: a pack that the shipped bundle does not know, printed side up, and a known one, pill side up. */
const FRONT = 130;
const BACK = 60;
const DEGREES = [-9, -7, -5, -3, -1, 1, 3, 5, 7, 9];

/** Clips in each of which a hand lays the pack down in another way and leaves it there. */
export const FRONTS = DEGREES.map((degrees) => `front ${degrees}`);
export const BACKS = DEGREES.map((degrees) => `back ${degrees}`);
/** The front once more, otherwise than in any of those. */
export const STILL = "still";

/** A recording in which a hand lays a pack down that the shipped bundle does not know, in ten ways a side. */
export async function renderedPacks(): Promise<Poses> {
  const frames = openJpegCutter(() => {}).push(readFileSync("models/demo/tray.mjpeg"));
  const laid = async (frame: number, degrees: number) => [await turned(frames[frame] ?? new Uint8Array(), degrees)];
  const clips: [string, Promise<Uint8Array[]>][] = [
    ...DEGREES.map((degrees, nth): [string, Promise<Uint8Array[]>] => [FRONTS[nth] ?? "", laid(FRONT, degrees)]),
    ...DEGREES.map((degrees, nth): [string, Promise<Uint8Array[]>] => [BACKS[nth] ?? "", laid(BACK, degrees)]),
    [STILL, laid(FRONT, 4)],
  ];
  const made = await Promise.all(clips.map(async ([name, poses]) => [name, await poses] as const));
  return await makePoses(frames[0] ?? new Uint8Array(), Object.fromEntries(made));
}

/** The same tray turned about its middle, on its own ground. */
async function turned(jpeg: Uint8Array, degrees: number): Promise<Uint8Array> {
  const { width, height } = await sharp(jpeg).metadata();
  const { dominant } = await sharp(jpeg).extract({ left: 0, top: 0, width: 16, height: 16 }).stats();
  const whole = await sharp(jpeg).rotate(degrees, { background: dominant }).toBuffer({ resolveWithObject: true });
  const left = Math.floor((whole.info.width - width) / 2);
  const top = Math.floor((whole.info.height - height) / 2);
  return await sharp(whole.data).extract({ left, top, width, height }).jpeg({ quality: 95 }).toBuffer();
}
