import { basename, resolve } from "node:path";
import { METHODS } from "../../domain/evidence/cam/methods.ts";
import { vocabularyOf } from "../../domain/evidence/print/vocabulary.ts";
import { UsageError } from "../../errors.ts";
import { openSight } from "../../journey/sight.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import { readSpecimens, type Specimen } from "../photographs/specimens.ts";
import { type Estimate, estimate } from "../statistics/clopper-pearson.ts";
import { evenly } from "./evenly.ts";
import { figuresOf } from "./figures.ts";
import { openInspection } from "./inspection.ts";
import type { Look } from "./look.ts";
import type { Measurement } from "./measure.ts";
import { namesOn } from "./printed.ts";
import type { LocalizationReport } from "./report.ts";
import { COLOURS, likeNoOther, plain } from "./sanity.ts";
import { effortFor, type Selection } from "./selection.ts";

interface Parts {
  readonly bundle: Bundle;
  readonly network: Pick<Engine, "run" | "locate" | "read">;
  /** The same network with random weights. */
  readonly unlearned: Pick<Engine, "run"> | undefined;
  readonly data: string;
  readonly selection: Selection;
  /** Told of each picture that cannot be used. */
  readonly skipped: (file: string, why: string) => void;
}

export interface Outcome {
  readonly report: LocalizationReport;
  /** A handful, for people to look at. */
  readonly exhibits: readonly Look[];
}

const EXHIBITS = 6;

/** Measures the packs that the bundle knows. Throws a UsageError when no picture can be used. */
export async function runLocalization({ bundle, network, unlearned, data, selection, skipped }: Parts): Promise<Outcome> {
  const { look } = openSight({ bundle, engine: network });
  const inspect = openInspection({ bundle, run: network.run, unlearned: unlearned?.run });
  const vocabulary = vocabularyOf(bundle.items);
  const packs: Pick<Specimen, "file" | "item" | "located">[] = [];
  const measurements: Measurement[] = [];
  const seen: Pick<Look, "file" | "maps" | "identityError">[] = [];
  const exhibits: Look[] = [];
  for await (const specimen of readSpecimens(data, selection.pictures, { look, skipped })) {
    const { file, item, located } = specimen;
    if (!bundle.formulary.items.has(item)) continue;
    const names = await namesOn(specimen, network, vocabulary);
    const inspection = await inspect({ ...specimen, names }, effortFor(file, selection));
    packs.push({ file, item, located });
    measurements.push(...inspection.measurements);
    seen.push(...inspection.looks.map(({ file, maps, identityError }) => ({ file, maps, identityError })));
    if (selection.exhibited.has(file)) exhibits.push(...inspection.looks);
  }
  if (packs.length === 0) throw new UsageError(`There is nothing to measure: no picture in ${data} can be used.`);

  const { name, version } = bundle.card;
  const [files, items] = [new Set(packs.map(({ file }) => file)), new Set(packs.map(({ item }) => item))];
  const made = seen.flatMap(({ file, maps }) => [...maps.values()].map((map) => ({ file, map })));
  const report = {
    bundle: { name, version, hash: bundle.hash, side: bundle.geometry.side },
    data: { folder: basename(resolve(data)), pictures: files.size, packs: packs.length, items: items.size },
    located: estimate(packs.filter(({ located }) => located).length, packs.length),
    figures: figuresOf(measurements),
    identityError: Math.max(...seen.map(({ identityError }) => identityError)),
    distinctMaps: estimate(likeNoOther(made), made.length),
    finiteMaps: await finite(bundle, network),
  };
  return { report, exhibits: evenly(exhibits, EXHIBITS) };
}

/** Where there is nothing to see, a map may be empty, but must still be made of numbers. */
async function finite({ head, geometry }: Bundle, network: Pick<Engine, "run">): Promise<Estimate> {
  const finite: boolean[] = [];
  for (const colour of COLOURS) {
    const features = await network.run(plain(geometry.side, colour));
    for (const map of Object.values(METHODS)) finite.push(map(features, head, 0).values.every(Number.isFinite));
  }
  return estimate(finite.filter(Boolean).length, finite.length);
}
