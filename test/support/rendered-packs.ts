import { readFileSync } from "node:fs";
import sharp from "sharp";
import { openJpegCutter } from "../../src/jpeg/cutter.ts";
import { makePoses, type Poses } from "./poses.ts";

/** Frames of the demo's recording: a pack that the shipped bundle does not know, printed side up, and a known one, pill side up. */
const FRONT = 130;
const BACK = 60;
const DEGREES = [-9, -7, -5, -3, -1, 1, 3, 5, 7, 9];

/** A recording in which a hand lays a pack down that the shipped bundle does not know, in ten ways a side; "still" shows it once more. */
export async function renderedPacks(): Promise<Poses> {
  const frames = openJpegCutter(() => {}).push(readFileSync("models/demo/tray.mjpeg"));
  const frame = (number: number) => frames[number] ?? new Uint8Array();
  const ways = (number: number) => Promise.all(DEGREES.map((degrees) => turned(frame(number), degrees)));
  return await makePoses(frame(0), { front: await ways(FRONT), back: await ways(BACK), still: [await turned(frame(FRONT), 4)] });
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
