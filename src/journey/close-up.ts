import type { Picture } from "../domain/frame.ts";
import { mapped, type Quad } from "../domain/geometry.ts";
import type { Scene } from "../domain/tray/scene.ts";
import { decodeJpeg } from "../jpeg/decode.ts";

/** The scene's picture and a box in it at the camera's full resolution: people read smaller print than the network. */
export async function closeUp(jpeg: Uint8Array, scene: Scene, box: Quad): Promise<{ picture: Picture; box: Quad }> {
  const picture = await decodeJpeg(jpeg, Number.POSITIVE_INFINITY);
  const factor = picture.width / scene.picture.width;
  return { picture, box: mapped(box, ({ x, y }) => ({ x: x * factor, y: y * factor })) };
}
