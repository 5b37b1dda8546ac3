import { readFile } from "node:fs/promises";
import { UsageError } from "../../commands/command.ts";
import type { Picture } from "../../domain/frame.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import type { Sight } from "../../journey/sight.ts";
import { openJpegCutter } from "../../jpeg/cutter.ts";

/** A recorded picture in which one pack lies still, and what the network sees of it. */
export interface Still {
  readonly jpeg: Uint8Array;
  readonly crop: Picture;
}

interface Options {
  readonly look: Sight["look"];
  /** What the network would be shown of this scene, if it would be asked at all. */
  readonly cropOf: (scene: Scene) => Picture | undefined;
}

/** The pictures of an MJPEG recording that reach the network, each beside another one of the same scene. */
export async function readStills(file: string, { look, cropOf }: Options): Promise<readonly [Still, ...Still[]]> {
  const runs: Still[][] = [[]];
  for (const jpeg of await readRecording(file)) {
    const crop = cropOf(await look(jpeg));
    if (crop) runs.at(-1)?.push({ jpeg, crop });
    else runs.push([]);
  }
  const [first, ...more] = runs.filter((run) => run.length > 1).flat();
  if (!first) throw new UsageError(`In ${file} no pack lies still for two pictures.`);
  return [first, ...more];
}

async function readRecording(file: string): Promise<Uint8Array[]> {
  const bytes = await readFile(file).catch((error) => {
    throw new UsageError(`${file} cannot be read: ${error.message}`);
  });
  return openJpegCutter(() => {}).push(bytes);
}
