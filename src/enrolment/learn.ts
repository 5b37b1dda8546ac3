import { createHash } from "node:crypto";
import { embedding } from "../domain/evidence/head.ts";
import type { Picture } from "../domain/frame.ts";
import type { CropGeometry } from "../domain/picture/upright.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { type Exemplar, openExemplar } from "./exemplar.ts";
import type { Photograph } from "./photograph.ts";
import type { Views } from "./scatter.ts";
import { viewsOf } from "./views.ts";

/** A photographed pack, and what the head is fitted to. */
export interface Lesson extends Photograph, Exemplar {}

interface Parts {
  readonly engine: Pick<Engine, "run">;
  readonly geometry: CropGeometry;
}

/** Shows the network every pack in many views. The order in which the exemplars come makes no difference. */
export async function learn(exemplars: AsyncIterable<Exemplar>, parts: Parts): Promise<readonly Lesson[]> {
  const lessons: Lesson[] = [];
  for await (const exemplar of exemplars) lessons.push(await lessonFrom(exemplar, parts));
  return lessons.sort((a, b) => compared(a.item, b.item) || compared(a.picture, b.picture));
}

/** `views`: what the network is shown of the pack. */
export async function lessonFrom(exemplar: Exemplar, { engine, geometry }: Parts, views = viewsOf): Promise<Lesson> {
  const { picture, box } = await openExemplar(exemplar);
  const ways: Views[] = [];
  // The engine has its lanes filled while the next views are cut.
  for (const way of views(picture, box, geometry, seedOf(exemplar))) ways.push(await Promise.all([...way].map(embedded)));
  return { ...exemplar, ways };

  async function embedded(view: Picture): Promise<Float32Array> {
    return Float32Array.from(embedding(await engine.run(view)));
  }
}

/** The same for the same photograph, whichever others there are. */
function seedOf({ jpeg }: Exemplar): number {
  return createHash("sha256").update(jpeg).digest().readInt32LE();
}

/** By their letters' numbers: the same on every machine. */
function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
