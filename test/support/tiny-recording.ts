import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jpeg, type TinyItem, tinyTray } from "./tiny-pictures.ts";

/** What a hand can put in the tray, by the name of the clip. */
const TRAYS = {
  empty: [],
  red: ["red-100"],
  blue: ["blue-100"],
  strange: ["strange"],
  two: ["red-100", "blue-100"],
} as const satisfies Record<string, readonly (TinyItem | "strange")[]>;

export type TinyClip = keyof typeof TRAYS;

export interface TinyRecording extends AsyncDisposable {
  readonly path: string;
}

/** A described recording of the tiny bundle's packs, in a folder that goes with it. It plays the empty tray until a clip is chosen. */
export async function makeTinyRecording(): Promise<TinyRecording> {
  const dir = await mkdtemp(join(tmpdir(), "tiny-recording-"));
  const path = join(dir, "tray.mjpeg");
  const empty = await jpeg(tinyTray());
  const clips = Object.entries(TRAYS);
  const frames = await Promise.all(clips.map(async ([, packs]) => [empty, ...Array(STILL).fill(await jpeg(tinyTray(...packs)))]));
  await writeFile(path, Buffer.concat(frames.flat()));
  const length = STILL + 1;
  const described = clips.map(([name, packs], nth) => ({
    name,
    frames: [nth * length, (nth + 1) * length - 1],
    still: [nth * length + 1, (nth + 1) * length - 1],
    packs: packs.map((item) => ({ item: item === "strange" ? null : item, face: "print" })),
  }));
  await writeFile(join(dir, "tray.clips.json"), JSON.stringify({ clips: described }));
  return { path, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}

const STILL = 2;
