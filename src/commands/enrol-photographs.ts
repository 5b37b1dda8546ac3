import { distinct } from "../enrolment/distinct.ts";
import { type Exemplar, exemplarOf } from "../enrolment/exemplar.ts";
import { namesBeside, readKept } from "../enrolment/kept.ts";
import { type Lesson, learn } from "../enrolment/learn.ts";
import { UsageError } from "../errors.ts";
import { openSight } from "../journey/sight.ts";
import { type AnnotatedPicture, packsIn } from "../lab/photographs/annotated-picture.ts";
import { readAnnotations } from "../lab/photographs/annotations.ts";
import { type Entry, readCatalogue } from "../lab/photographs/catalogue.ts";
import { readSpecimens } from "../lab/photographs/specimens.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { KeptPhotograph } from "../vision/bundle/card.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { type openLeftOut, sayLeftOut } from "./left-out.ts";
import { openProgress } from "./progress.ts";

interface Data {
  readonly pictures: readonly AnnotatedPicture[];
  readonly catalogue: readonly Entry[];
}

type LeftOut = ReturnType<typeof openLeftOut>;

/** What the folder's pictures show, and its formulary.csv; nothing without a folder. */
export async function readData(data: string | undefined, leftOut: LeftOut): Promise<Data> {
  if (data === undefined) return { pictures: [], catalogue: [] };
  return { pictures: await readAnnotations(data, leftOut.noting(sayLeftOut)), catalogue: await readCatalogue(data) };
}

interface Parts extends Pick<Data, "pictures"> {
  /** Their folder. */
  readonly data: string | undefined;
  readonly base: Bundle;
  readonly engine: Engine;
  /** The base bundle's photographs that are learned again. */
  readonly kept: readonly KeptPhotograph[];
  readonly leftOut: LeftOut;
}

/** Learns the bundle's photographs and the folder's, with progress. Throws a UsageError if the folder has nothing new that can be used. */
export async function learnPhotographs({ base, engine, kept, data, pictures, leftOut }: Parts): Promise<readonly Lesson[]> {
  using progress = openProgress(kept.length + packsIn(pictures), "packs");
  const skipped = leftOut.noting(progress.skipped);
  const lessons = await learn(progress.over(distinct(exemplars(), skipped)), { engine, geometry: base.geometry });
  if (data !== undefined && lessons.length === kept.length)
    throw new UsageError(`There is nothing to enrol: no picture in ${data} can be used.`);
  return lessons;

  async function* exemplars(): AsyncGenerator<Exemplar> {
    yield* readKept(base, kept);
    if (data === undefined) return;
    const { look } = openSight({ bundle: base, engine });
    const named = namesBeside(kept);
    for await (const specimen of readSpecimens(data, pictures, { look, skipped }))
      yield await exemplarOf({ ...specimen, file: named(specimen.file) }, engine.read);
  }
}
