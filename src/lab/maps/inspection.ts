import { METHODS } from "../../domain/evidence/cam/methods.ts";
import { probabilityOf } from "../../domain/evidence/evidence.ts";
import { WHOLE } from "../../domain/evidence/evidence-share.ts";
import type { Features } from "../../domain/evidence/features.ts";
import { judge } from "../../domain/evidence/judge.ts";
import type { Picture } from "../../domain/frame.ts";
import type { Quad } from "../../domain/geometry.ts";
import { randomNumbers } from "../../domain/random.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Specimen } from "../photographs/specimens.ts";
import { spearman } from "../statistics/spearman.ts";
import { BASELINES, type Contender } from "./contenders.ts";
import { faithfulness, PASSES } from "./faithfulness.ts";
import { packInput, sceneInput } from "./input.ts";
import { type Look, lookAt, type Shown } from "./look.ts";
import { chanceOfNames, type Measurement, measurePack, measureScene, namedFaithfulness, POINTS_AT_NAMES, type Result } from "./measure.ts";
import type { Saliency } from "./saliency.ts";
import { plain, strangeRow } from "./sanity.ts";
import { SCORED_CHANNELS } from "./score-cam.ts";

/** What was measured on one specimen. */
interface Inspection {
  readonly measurements: readonly Measurement[];
  /** The pack upright and alone, and the whole picture. */
  readonly looks: readonly Look[];
}

/** What is worth many passes of the network. */
export interface Effort {
  /** Make Score-CAM maps. */
  readonly scored: boolean;
  /** Change the picture bit by bit and watch the item's probability. */
  readonly changed: boolean;
}

interface Parts {
  readonly bundle: Bundle;
  readonly run: (crop: Picture) => Promise<Features>;
  /** The same network with random weights. */
  readonly unlearned: ((crop: Picture) => Promise<Features>) | undefined;
}

const SEED = 1;

/** Passes of the network per specimen. */
export function passesOf({ scored, changed }: Effort): number {
  const ordered = Object.keys(METHODS).length + Number(scored) + BASELINES.filter(({ plays }) => plays.includes("changes")).length;
  return 2 * (1 + Number(scored) * SCORED_CHANNELS) + Number(changed) * ordered * PASSES;
}

/** Shows specimens to the network, upright and in their scene, and plays every game with the resulting maps. */
export function openInspection({ bundle: { head, geometry }, run, unlearned }: Parts) {
  const random = randomNumbers(SEED);
  const nothing = plain(geometry.side, geometry.fill);

  /** How similar each method's map stays with other features, or another row, in place of the look's own. */
  function compared(figure: string, { item, maps }: Look, features: Features, row: number): readonly Measurement[] {
    return Object.entries(METHODS).map(([method, map]) => {
      const value = spearman(maps.get(method)?.values ?? [], map(features, head, row).values);
      return { table: "sanity", figure, method, item, value };
    });
  }

  async function perturbed({ item, input: { picture }, contenders }: Look): Promise<readonly Measurement[]> {
    const ask = async (changed: Picture) => probabilityOf(judge(await run(changed), head, WHOLE), item);
    const measurements: Measurement[] = [];
    for (const { name, saliency } of contenders.filter(({ plays }) => plays.includes("changes"))) {
      const measured = await faithfulness(saliency, { picture, nothing, ask });
      for (const [figure, value] of namedFaithfulness(measured))
        measurements.push({ table: "faithfulness", figure, method: name, item, value });
    }
    return measurements;
  }

  async function measured(upright: Look, changed: boolean): Promise<readonly Measurement[]> {
    const { item, input, features, row } = upright;
    return [
      ...played(upright, upright.contenders, (saliency) => measurePack(saliency, input)),
      ...(changed ? await perturbed(upright) : []),
      ...compared("rank correlation with a shuffled head's map", upright, features, strangeRow(head, item, random)),
      ...(unlearned ? compared("rank correlation with random weights' map", upright, await unlearned(input.picture), row) : []),
    ];
  }

  return async (specimen: Specimen & { readonly names: readonly Quad[] }, { scored, changed }: Effort): Promise<Inspection> => {
    const { file, item, accompanied } = specimen;
    const subject = { ...specimen, picture: specimen.scene.picture };
    const look = (shown: Shown) => lookAt(shown, scored, { head, nothing, run });
    const upright = await look({ table: "pack", file, item, input: packInput(subject, geometry) });
    const scene = await look({ table: "scene", file, item, input: sceneInput(subject, geometry) });
    const chance = chanceOfNames(upright.input);
    const measurements: Measurement[] = [
      ...(await measured(upright, changed)),
      ...(chance === undefined ? [] : [{ table: "pack", figure: POINTS_AT_NAMES, method: "chance", item, value: chance } as const]),
      ...played(scene, scene.contenders, (saliency) => measureScene(saliency, scene.input, accompanied)),
    ];
    return { measurements, looks: [upright, scene] };
  };
}

function played(
  { table, item }: Shown,
  contenders: readonly Contender[],
  measure: (saliency: Saliency) => readonly Result[],
): readonly Measurement[] {
  return contenders.flatMap(({ name, saliency, plays }) =>
    measure(saliency)
      .filter(([game]) => plays.includes(game))
      .map(([, figure, value]) => ({ table, figure, method: name, item, value })),
  );
}
