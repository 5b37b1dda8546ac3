import { embedding } from "../domain/evidence/head.ts";
import type { Picture } from "../domain/frame.ts";
import { lengthOf, type Quad } from "../domain/geometry.ts";
import type { ItemId } from "../domain/item.ts";
import { type CropGeometry, cropUpright } from "../domain/picture/upright.ts";
import type { Scene } from "../domain/tray/scene.ts";
import { closeUp } from "../journey/close-up.ts";
import { encodeJpeg } from "../jpeg/encode.ts";
import type { Engine } from "../vision/engine/engine.ts";
import type { Photograph } from "./photograph.ts";
import { portrait } from "./portrait.ts";
import type { Views } from "./scatter.ts";
import { viewsOf } from "./views.ts";

/** A photograph, and one pack in it. */
interface Specimen {
  readonly file: string;
  readonly jpeg: Uint8Array;
  /** May be decoded smaller than it is stored. */
  readonly scene: Scene;
  /** Stored pixels per pixel of the scene. */
  readonly scale: number;
  readonly box: Quad;
  readonly item: ItemId;
  /** The item's name as people write it. */
  readonly product: string;
}

/** A photographed pack: what the head is fitted to, and what a bundle keeps of it. */
export interface Lesson extends Photograph {
  readonly product: string;
  /** Of the pack, in stored pixels. */
  readonly length: number;
  /** As the network sees the pack, a JPEG. */
  readonly crop: Uint8Array;
  /** As people see it, a JPEG. */
  readonly portrait: Uint8Array;
}

interface Parts {
  readonly engine: Pick<Engine, "run">;
  readonly geometry: CropGeometry;
}

/** Shows the network every pack in many views. */
export async function learn(specimens: AsyncIterable<Specimen>, parts: Parts): Promise<readonly Lesson[]> {
  const lessons: Lesson[] = [];
  for await (const specimen of specimens) lessons.push(await lessonFrom(specimen, lessons.length, parts));
  return lessons;
}

async function lessonFrom(specimen: Specimen, seed: number, { engine, geometry }: Parts): Promise<Lesson> {
  const { item, product, file, scene, box, scale } = specimen;
  const ways: Views[] = [];
  // The engine has its lanes filled while the next views are cut.
  for (const way of viewsOf(scene.picture, box, geometry, seed)) ways.push(await Promise.all([...way].map(embedded)));
  const near = await closeUp(specimen.jpeg, scene, box);
  return {
    item,
    product,
    picture: file,
    ways,
    length: lengthOf(box) * scale,
    crop: await encodeJpeg(cropUpright(scene.picture, box, geometry)),
    portrait: await encodeJpeg(portrait(near.picture, near.box)),
  };

  async function embedded(view: Picture): Promise<Float32Array> {
    return Float32Array.from(embedding(await engine.run(view)));
  }
}
