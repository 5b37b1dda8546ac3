import { basename, resolve } from "node:path";
import { METHODS } from "../domain/cam/methods.ts";
import { type Estimate, estimate } from "../evaluate/clopper-pearson.ts";
import type { Observation } from "../localization/observe.ts";
import { COLOURS, plain } from "../localization/sanity.ts";
import { openMetrics } from "../metrics.ts";
import { openSight } from "../sight.ts";
import type { Bundle } from "../vision/bundle.ts";
import type { Engine } from "../vision/engine.ts";
import type { AnnotatedPicture } from "./annotations.ts";
import { UsageError } from "./command.ts";
import { evenly } from "./evenly.ts";
import { figuresOf } from "./localization-figures.ts";
import { type Look, openInspection } from "./localization-inspection.ts";
import type { LocalizationReport } from "./localization-report.ts";
import { readSpecimens } from "./specimens.ts";

interface Parts {
  readonly bundle: Bundle;
  readonly network: Pick<Engine, "run">;
  /** The same network with random weights. */
  readonly unlearned: Pick<Engine, "run"> | undefined;
  readonly data: string;
  readonly pictures: readonly AnnotatedPicture[];
  /** Those among them that are also changed, to see what the network makes of it. */
  readonly thorough: readonly AnnotatedPicture[];
  /** Told every picture that cannot be used; it is left out. */
  readonly skipped: (file: string, why: string) => void;
}

interface Outcome {
  readonly report: LocalizationReport;
  /** A handful, for people. */
  readonly exhibits: readonly Look[];
}

const EXHIBITS = 6;

/** Packs that the bundle does not know only keep others company. Throws a UsageError when no picture can be used. */
export async function runLocalization({ bundle, network, unlearned, data, pictures, thorough, skipped }: Parts): Promise<Outcome> {
  const { look } = openSight({ bundle, engine: network, metrics: openMetrics() });
  const inspect = openInspection({ bundle, run: network.run, unlearned: unlearned?.run });
  const known = new Set(bundle.items.map(({ id }) => id));
  const changed = new Set(thorough.map(({ file }) => file));
  const files = new Set<string>();
  const observations: Observation[] = [];
  const looks: Look[] = [];
  for await (const specimen of readSpecimens(data, { pictures, look, skipped })) {
    if (!known.has(specimen.item)) continue;
    const inspection = await inspect(specimen, { thoroughly: changed.has(specimen.file) });
    observations.push(...inspection.observations);
    looks.push(...inspection.looks);
    files.add(specimen.file);
  }
  if (looks.length === 0) throw new UsageError(`There is nothing to measure: no picture of ${data} can be used.`);

  const { name, version } = bundle.card;
  const items = new Set(looks.map(({ item }) => item)).size;
  const report = {
    bundle: { name, version, hash: bundle.hash, side: bundle.geometry.side },
    data: { folder: basename(resolve(data)), pictures: files.size, packs: looks.length / 2, items },
    figures: figuresOf(observations),
    identityError: Math.max(...looks.map(({ identityError }) => identityError)),
    distinctMaps: distinct(looks),
    finiteMaps: await finite(bundle, network),
  };
  return { report, exhibits: evenly(looks, EXHIBITS) };
}

/** Traced exports are known to return one and the same map for every picture. */
function distinct(looks: readonly Look[]): Estimate {
  return estimate(new Set(looks.map(({ maps }) => JSON.stringify([...maps.values()][0]))).size, looks.length);
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
