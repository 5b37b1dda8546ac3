import { vid } from "node-libcamera";
import { type Camera, openCamera } from "./camera.ts";
import { type LiveOptions, PATIENCE, type Patience, streamForever } from "./live.ts";

interface Options extends LiveOptions {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Rounded to a whole number of at least 1. */
  readonly framesPerSecond: number;
}

/**
 * A live camera through node-libcamera and the program `libcamera-vid` on PATH (see libexec.ts). Returns at once.
 * Reports a fault until the first picture comes, and whatever goes wrong later; restarts the program until it works.
 */
export function openLibcamera(options: Options, patience: Patience = PATIENCE): Camera {
  const picture = {
    width: wholeNumber("camera.width", options.width, 16, 8_192),
    height: wholeNumber("camera.height", options.height, 16, 8_192),
    framerate: wholeNumber("camera.framesPerSecond", Math.max(1, Math.round(options.framesPerSecond)), 1, 240),
    quality: QUALITY,
  };
  return openCamera((mailbox, orders) =>
    streamForever({ ...options, ...orders, patience, mailbox, runProgram: (port) => run(picture, port) }),
  );
}

/** JPEG quality. At 90 the quantization of small print stays below the noise of a small sensor. */
const QUALITY = 90;

/** node-libcamera pastes its options into a shell command: nothing but constants and these numbers may reach it. */
function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not ${value}`);
}

async function run(picture: { width: number; height: number; framerate: number; quality: number }, port: number): Promise<string> {
  try {
    return words(await vid({ codec: "mjpeg", output: `tcp://127.0.0.1:${port}`, timeout: 0, nopreview: true, ...picture }));
  } catch (error) {
    if (!(error instanceof Error)) return words(String(error));
    return "code" in error && error.code === NO_SUCH_PROGRAM ? HOW_TO_FIND_IT : words(error.message.replace(/^Command failed: .*\n/, ""));
  }
}

/** The exit status of a shell that cannot find a program. */
const NO_SUCH_PROGRAM = 127;
const HOW_TO_FIND_IT = "there is no program libcamera-vid on PATH. Put deploy/libexec first on the daemon's PATH.";

/** The last of what a program said, on one line. */
function words(text: string | undefined): string {
  return text?.replace(/\s+/g, " ").trim().slice(-300) || "it said nothing.";
}
