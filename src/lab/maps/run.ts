import { basename, resolve } from "node:path";
import { UsageError } from "../../commands/command.ts";
import { METHODS } from "../../domain/evidence/cam/methods.ts";
import { openSight } from "../../journey/sight.ts";
import { openMetrics } from "../../metrics.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { AnnotatedPicture } from "../photographs/annotations.ts";
import { evenly } from "../photographs/evenly.ts";
import { readSpecimens, type Specimen } from "../photographs/specimens.ts";
import { type Estimate, estimate } from "../statistics/clopper-pearson.ts";
import { figuresOf } from "./figures.ts";
import { type Effort, openInspection } from "./inspection.ts";
import type { Look } from "./look.ts";
import type { Observation } from "./observe.ts";
import type { LocalizationReport } from "./report.ts";
import { COLOURS, likeNoOther, plain } from "./sanity.ts";

interface Parts {
  readonly bundle: Bundle;
  readonly network: Pick<Engine, "run">;
  /** The same network with random weights. */
  readonly unlearned: Pick<Engine, "run"> | undefined;
  readonly data: string;
  readonly pictures: readonly AnnotatedPicture[];
  readonly selected: Selected;
  /** Told every picture that cannot be used; it is left out. */
  readonly skipped: (file: string, why: string) => void;
}

/** Files of the pictures of which more is wanted. */
export interface Selected {
  /** A map by Score-CAM too. */
  readonly scored: ReadonlySet<string>;
  /** To be changed, to see what the network makes of it. */
  readonly changed: ReadonlySet<string>;
  /** For people. */
  readonly exhibited: ReadonlySet<string>;
}

interface Outcome {
  readonly report: LocalizationReport;
  /** A handful, for people. */
  readonly exhibits: readonly Look[];
}

const EXHIBITS = 6;

/** Packs that the bundle does not know only keep others company. Throws a UsageError when no picture can be used. */
export async function runLocalization({ bundle, network, unlearned, data, pictures, selected, skipped }: Parts): Promise<Outcome> {
  const { look } = openSight({ bundle, engine: network, metrics: openMetrics() });
  const inspect = openInspection({ bundle, run: network.run, unlearned: unlearned?.run });
  const known = new Set(bundle.items.map(({ id }) => id));
  const packs: Pick<Specimen, "file" | "item" | "located">[] = [];
  const observations: Observation[] = [];
  const seen: Pick<Look, "file" | "maps" | "identityError">[] = [];
  const exhibits: Look[] = [];
  for await (const specimen of readSpecimens(data, { pictures, look, skipped })) {
    const { file, item, located } = specimen;
    if (!known.has(item)) continue;
    const inspection = await inspect(specimen, effortFor(file, selected));
    packs.push({ file, item, located });
    observations.push(...inspection.observations);
    seen.push(...inspection.looks.map(({ file, maps, identityError }) => ({ file, maps, identityError })));
    if (selected.exhibited.has(file)) exhibits.push(...inspection.looks);
  }
  if (packs.length === 0) throw new UsageError(`There is nothing to measure: no picture of ${data} can be used.`);

  const { name, version } = bundle.card;
  const [files, items] = [new Set(packs.map(({ file }) => file)), new Set(packs.map(({ item }) => item))];
  const made = seen.flatMap(({ file, maps }) => [...maps.values()].map((map) => ({ file, map })));
  const report = {
    bundle: { name, version, hash: bundle.hash, side: bundle.geometry.side },
    data: { folder: basename(resolve(data)), pictures: files.size, packs: packs.length, items: items.size },
    located: estimate(packs.filter(({ located }) => located).length, packs.length),
    figures: figuresOf(observations),
    identityError: Math.max(...seen.map(({ identityError }) => identityError)),
    distinctMaps: estimate(likeNoOther(made), made.length),
    finiteMaps: await finite(bundle, network),
  };
  return { report, exhibits: evenly(exhibits, EXHIBITS) };
}

export function effortFor(file: string, { scored, changed }: Selected): Effort {
  return { scored: scored.has(file), changed: changed.has(file) };
}

/** Where there is nothing to see, a map may be empty, but not made of what is no number. */
async function finite({ head, geometry }: Bundle, network: Pick<Engine, "run">): Promise<Estimate> {
  const finite: boolean[] = [];
  for (const colour of COLOURS) {
    const features = await network.run(plain(geometry.side, colour));
    for (const map of Object.values(METHODS)) finite.push(map(features, head, 0).values.every(Number.isFinite));
  }
  return estimate(finite.filter(Boolean).length, finite.length);
}
