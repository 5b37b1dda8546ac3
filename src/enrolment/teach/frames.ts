import type { Region } from "../../domain/evidence/evidence-share.ts";
import type { Features } from "../../domain/evidence/features.ts";
import type { Frame } from "../../domain/frame.ts";
import { cropUpright, packInCrop } from "../../domain/picture/upright.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import type { LiveBundle } from "../../vision/bundle/live-bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import { exemplarOf } from "../exemplar.ts";
import { type Lesson, lessonFrom } from "../learn.ts";
import { viewsOfFrame } from "../views.ts";

/** A frame of the new pack: what is learned from it, and what the network says of the pack as it would in a verification. */
export interface TakenFrame {
  readonly lesson: Lesson;
  readonly seen: Features;
  readonly pack: Region;
}

export interface FrameParts {
  readonly bundle: Pick<LiveBundle, "geometry">;
  readonly engine: Pick<Engine, "run">;
}

/** Shows the network the one pack of the scene. `picture` names the frame; `item` is the new item. */
export async function takeFrame(
  { jpeg }: Frame,
  scene: Scene,
  { item, product, picture }: { readonly item: string; readonly product: string; readonly picture: string },
  { bundle: { geometry }, engine }: FrameParts,
): Promise<TakenFrame> {
  const [pack] = scene.packs;
  if (!pack) throw new RangeError("there is no pack in this scene");
  const box = pack.corners;
  const exemplar = await exemplarOf({ file: picture, jpeg, scene, scale: 1, box, located: true, item, product });
  const lesson = await lessonFrom(exemplar, { engine, geometry }, viewsOfFrame);
  return { lesson, seen: await engine.run(cropUpright(scene.picture, box, geometry)), pack: packInCrop(box, geometry) };
}
