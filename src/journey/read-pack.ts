import type { Quad } from "../domain/geometry.ts";
import type { Scene } from "../domain/tray/scene.ts";
import type { Engine } from "../vision/engine/engine.ts";
import type { Reading } from "../vision/engine/reading-desk.ts";
import { onPack, readingCrop } from "../vision/reading/crop.ts";
import { closeUp } from "./close-up.ts";

/**
 * Reads a pack at the camera's full resolution. `corners` are in pixels of the scene's picture. Undefined when it could not be read:
 * then the frames say whatever is to be said of the camera.
 */
export async function readPack(jpeg: Uint8Array, scene: Scene, corners: Quad, engine: Pick<Engine, "read">): Promise<Reading | undefined> {
  const close = await closeUp(jpeg, scene, corners).catch(() => undefined);
  const reading = close && (await engine.read(readingCrop(close.picture, close.box)));
  const place = onPack(corners);
  return reading && { ...reading, lines: reading.lines.map((line) => ({ ...line, box: place(line.box) })) };
}
