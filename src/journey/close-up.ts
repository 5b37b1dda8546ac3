import type { Picture } from "../domain/frame.ts";
import type { OrientedBox } from "../domain/geometry.ts";
import type { Scene } from "../domain/tray/scene.ts";
import { decodeJpeg } from "../jpeg/decode.ts";

/** The scene's picture and a box in it at the camera's full resolution: people read smaller print than the network. */
export async function closeUp(jpeg: Uint8Array, scene: Scene, box: OrientedBox): Promise<{ picture: Picture; box: OrientedBox }> {
  const picture = await decodeJpeg(jpeg, Number.POSITIVE_INFINITY);
  const factor = picture.width / scene.picture.width;
  const centre = { x: box.centre.x * factor, y: box.centre.y * factor };
  return { picture, box: { centre, length: box.length * factor, breadth: box.breadth * factor, angle: box.angle } };
}
