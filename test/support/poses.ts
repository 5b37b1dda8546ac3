import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Poses extends AsyncDisposable {
  readonly path: string;
}

/** Frames for which a pack lies still before the hand lays it down otherwise. */
const STILL = 8;

/**
 * A described recording: in each clip a hand lays one pack down in one way after the other, again and again, or leaves it where it is
 * if there is one way alone. It runs on until a clip is chosen.
 */
export async function makePoses(empty: Uint8Array, clips: Readonly<Record<string, readonly Uint8Array[]>>): Promise<Poses> {
  const dir = await mkdtemp(join(tmpdir(), "poses-"));
  const path = join(dir, "tray.mjpeg");
  const frames: Uint8Array[] = [];
  const described = Object.entries({ empty: [empty], ...clips }).map(([name, poses]) => {
    const first = frames.push(empty) - 1;
    for (const pose of poses) frames.push(...Array<Uint8Array>(STILL).fill(pose), ...(poses.length > 1 ? [empty] : []));
    const last = frames.length - 1;
    const packs = name === "empty" ? [] : [{ item: null, face: "print" }];
    return { name, frames: [first, last], still: [first + 1, last], packs };
  });
  await writeFile(path, Buffer.concat(frames));
  await writeFile(join(dir, "tray.clips.json"), JSON.stringify({ clips: described }));
  return { path, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}
