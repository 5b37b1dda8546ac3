import { embedding } from "../domain/evidence/head.ts";
import type { Picture } from "../domain/frame.ts";
import type { OrientedBox } from "../domain/geometry.ts";
import type { ItemId } from "../domain/item.ts";
import { type CropGeometry, cropUpright } from "../domain/picture/upright.ts";
import type { Scene } from "../domain/tray/scene.ts";
import { closeUp } from "../journey/close-up.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { type Exemplar, quarterTurns } from "./exemplar.ts";
import { portrait } from "./portrait.ts";

/** A photograph, and one pack in it. */
interface Photograph {
  readonly file: string;
  readonly jpeg: Uint8Array;
  /** May be decoded smaller than it is stored. */
  readonly scene: Scene;
  /** Stored pixels per pixel of the scene. */
  readonly scale: number;
  readonly box: OrientedBox;
  readonly item: ItemId;
  /** The item's name as people write it. */
  readonly product: string;
}

export interface Learned {
  readonly exemplars: readonly Exemplar[];
  /** The largest photograph of each item's pack. */
  readonly likenesses: ReadonlyMap<ItemId, Likeness>;
}

export interface Likeness {
  readonly product: string;
  /** As the network sees the pack. */
  readonly crop: Picture;
  /** As people see it. */
  readonly portrait: Picture;
  /** Of the pack, in stored pixels. */
  readonly length: number;
}

interface Parts {
  readonly engine: Pick<Engine, "run">;
  readonly geometry: CropGeometry;
}

/** Shows every pack to the network, in four quarter turns. */
export async function learn(photographs: AsyncIterable<Photograph>, { engine, geometry }: Parts): Promise<Learned> {
  const exemplars: Exemplar[] = [];
  const likenesses = new Map<ItemId, Likeness>();
  for await (const photograph of photographs) {
    const { item, file, scene, box } = photograph;
    const crop = cropUpright(scene.picture, box, geometry);
    const turned: Float64Array[] = [];
    for (const view of quarterTurns(crop)) turned.push(embedding(await engine.run(view)));
    exemplars.push({ item, picture: file, embedding: embedding(await engine.run(crop)), turned });
    const known = likenesses.get(item);
    if (!known || lengthOf(photograph) > known.length) likenesses.set(item, await likenessOf(photograph, crop, known?.product));
  }
  return { exemplars, likenesses };
}

async function likenessOf(photograph: Photograph, crop: Picture, product = photograph.product): Promise<Likeness> {
  const { picture, box } = await closeUp(photograph.jpeg, photograph.scene, photograph.box);
  return { product, crop, portrait: portrait(picture, box), length: lengthOf(photograph) };
}

function lengthOf({ box, scale }: Photograph): number {
  return box.length * scale;
}
