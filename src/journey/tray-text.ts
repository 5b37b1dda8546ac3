import type { PrintedLine } from "../domain/evidence/print/line.ts";
import type { Frame } from "../domain/frame.ts";
import type { Quad } from "../domain/geometry.ts";
import type { LocatedPack } from "../domain/locate/locate.ts";
import { measureQuality } from "../domain/tray/measure.ts";
import type { Scene } from "../domain/tray/scene.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { readPack } from "./read-pack.ts";

/** Frames of a pack at rest that are read, at most. */
const TRIES = 3;
/** A frame this much sharper than the sharpest one so far may show print that the others did not. */
const SHARPER = 1.25;

export type TrayText = ReturnType<typeof openTrayText>;

/**
 * All that was read on the pack of one tray, in one frame or in a few. What one frame showed is not forgotten for another one: a second
 * name, or another strength, counts against the pack whichever frame it was read in. `took` is told how long a reading took, ms.
 */
export function openTrayText(tray: number, engine: Pick<Engine, "read">, took: (ms: number) => void) {
  let tries = 0;
  let sharpest = 0;
  let located: readonly LocatedPack[] | undefined;
  let lines: readonly PrintedLine[] = [];
  const codes = new Set<string>();
  let reading = Promise.resolve();

  async function readOne(jpeg: Uint8Array, scene: Scene, corners: Quad): Promise<void> {
    const read = await readPack(jpeg, scene, corners, engine);
    if (!read) return;
    took(read.tookMs);
    lines = [...lines, ...read.lines];
    for (const code of read.codes) codes.add(code);
  }

  return {
    tray,

    /** Reads the pack in this frame. What cannot be read adds nothing. */
    read({ jpeg }: Frame, scene: Scene, corners: Quad): void {
      tries += 1;
      located = scene.packs;
      sharpest = Math.max(sharpest, measureQuality(scene.picture, corners).sharpness);
      reading = reading.then(() => readOne(jpeg, scene, corners));
    },

    /** Whether a frame of the same tray may show more: its pack was looked for anew since the last one, or is clearly sharper. */
    mayShowMore: ({ packs, picture }: Pick<Scene, "packs" | "picture">): boolean =>
      tries < TRIES && (packs !== located || measureQuality(picture, packs[0]?.corners).sharpness >= SHARPER * sharpest),

    /** All lines and codes, once nothing is being read any more. */
    async whole(): Promise<{ readonly lines: readonly PrintedLine[]; readonly codes: ReadonlySet<string> }> {
      await reading;
      return { lines, codes };
    },
  };
}
