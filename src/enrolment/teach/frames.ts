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

/** A frame of the new pack that nothing is learned from: what the network says of the pack, as it would in a verification. */
export interface KeptBack {
  readonly seen: Features;
  readonly pack: Region;
}

export interface FrameParts {
  readonly bundle: Pick<LiveBundle, "geometry">;
  readonly engine: Pick<Engine, "run">;
}

/** Shows the network the one pack of the scene in all the views that are learned. `picture` names the frame; `item` is the new item. */
export async function takeLesson(
  { jpeg }: Frame,
  scene: Scene,
  { item, product, picture }: { readonly item: string; readonly product: string; readonly picture: string },
  { bundle: { geometry }, engine }: FrameParts,
): Promise<Lesson> {
  const exemplar = await exemplarOf({ file: picture, jpeg, scene, scale: 1, box: boxIn(scene), located: true, item, product });
  return await lessonFrom(exemplar, { engine, geometry }, viewsOfFrame);
}

/** Shows the network the one pack of the scene once. */
export async function keepBack(scene: Scene, { bundle: { geometry }, engine }: FrameParts): Promise<KeptBack> {
  const box = boxIn(scene);
  return { seen: await engine.run(cropUpright(scene.picture, box, geometry)), pack: packInCrop(box, geometry) };
}

function boxIn({ packs: [pack] }: Scene) {
  if (!pack) throw new RangeError("there is no pack in this scene");
  return pack.corners;
}
