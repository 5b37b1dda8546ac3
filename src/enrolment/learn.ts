import { embedding } from "../domain/evidence/head.ts";
import type { Picture } from "../domain/frame.ts";
import type { ItemId } from "../domain/item.ts";
import { cropUpright } from "../domain/picture/upright.ts";
import { closeUp } from "../journey/close-up.ts";
import { openSight } from "../journey/sight.ts";
import { readSpecimens, type Specimen } from "../lab/photographs/specimens.ts";
import { openMetrics } from "../metrics.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { type Exemplar, quarterTurns } from "./exemplar.ts";
import { portrait } from "./portrait.ts";

export interface Learned {
  readonly exemplars: readonly Exemplar[];
  /** The largest photograph of each item's pack. */
  readonly likenesses: ReadonlyMap<ItemId, Likeness>;
}

export interface Likeness {
  /** As annotated. */
  readonly product: string;
  /** As the network sees the pack. */
  readonly crop: Picture;
  /** As people see it. */
  readonly portrait: Picture;
  /** Of the pack, in pixels of the photograph. */
  readonly length: number;
}

interface Options {
  readonly bundle: Bundle;
  readonly engine: Engine;
  readonly skipped: (file: string, why: string) => void;
}

/** Shows every annotated pack of the folder to the network, in four quarter turns. */
export async function learn(data: string, { bundle, engine, skipped }: Options): Promise<Learned> {
  const { look } = openSight({ bundle, engine, metrics: openMetrics() });
  const exemplars: Exemplar[] = [];
  const likenesses = new Map<ItemId, Likeness>();
  for await (const specimen of readSpecimens(data, { look, skipped })) {
    const { item, file, scene, box } = specimen;
    const crop = cropUpright(scene.picture, box, bundle.geometry);
    const turned: Float64Array[] = [];
    for (const view of quarterTurns(crop)) turned.push(embedding(await engine.run(view)));
    exemplars.push({ item, picture: file, embedding: embedding(await engine.run(crop)), turned });
    const known = likenesses.get(item);
    if (!known || lengthOf(specimen) > known.length) likenesses.set(item, await likenessOf(specimen, crop, known?.product));
  }
  return { exemplars, likenesses };
}

async function likenessOf(specimen: Specimen, crop: Picture, product = specimen.product): Promise<Likeness> {
  const { picture, box } = await closeUp(specimen.jpeg, specimen.scene, specimen.box);
  return { product, crop, portrait: portrait(picture, box), length: lengthOf(specimen) };
}

function lengthOf({ box, scale }: Specimen): number {
  return box.length * scale;
}
