import { readFile } from "node:fs/promises";
import type { Picture } from "../../domain/frame.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import { UsageError, unreadable } from "../../errors.ts";
import type { Sight } from "../../journey/sight.ts";
import { openJpegCutter } from "../../jpeg/cutter.ts";

/** A recorded picture with one pack lying still, and the crop of it that the network sees. */
interface Still {
  readonly jpeg: Uint8Array;
  readonly crop: Picture;
}

interface Options {
  readonly look: Sight["look"];
  /** The crop that the network would be shown of this scene; undefined if it would not be asked. */
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
  if (!first) throw new UsageError(`In ${file} no pack lies still for two pictures. Record one that does.`);
  return [first, ...more];
}

async function readRecording(file: string): Promise<Uint8Array[]> {
  const bytes = await readFile(file).catch((error) => {
    throw new UsageError(unreadable(file, error));
  });
  return openJpegCutter(() => {}).push(bytes);
}
