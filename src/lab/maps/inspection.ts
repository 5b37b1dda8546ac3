import { METHODS } from "../../domain/evidence/cam/methods.ts";
import { probabilityOf } from "../../domain/evidence/evidence.ts";
import { WHOLE } from "../../domain/evidence/evidence-share.ts";
import type { Features } from "../../domain/evidence/features.ts";
import { judge } from "../../domain/evidence/judge.ts";
import type { Picture } from "../../domain/frame.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Specimen } from "../photographs/specimens.ts";
import { randomNumbers } from "../../domain/random.ts";
import { spearman } from "../statistics/spearman.ts";
import { BASELINES, type Contender } from "./contenders.ts";
import { faithfulness, PASSES } from "./faithfulness.ts";
import { type Look, lookAt, type Shown } from "./look.ts";
import { type Observation, observeFaithfulness, observePack, observeScene, type Played } from "./observe.ts";
import type { Saliency } from "./saliency.ts";
import { plain, strangeRow } from "./sanity.ts";
import { SCORED_CHANNELS } from "./score-cam.ts";
import { packView, sceneView } from "./view.ts";

/** What was seen of one specimen. */
export interface Inspection {
  readonly observations: readonly Observation[];
  /** The pack upright and alone, and the whole picture. */
  readonly looks: readonly Look[];
}

/** What takes many passes of the network. */
export interface Effort {
  /** Score-CAM's maps. */
  readonly scored: boolean;
  /** The picture is changed bit by bit, and the item's probability watched. */
  readonly changed: boolean;
}

interface Parts {
  readonly bundle: Bundle;
  readonly run: (crop: Picture) => Promise<Features>;
  /** The same network with random weights. */
  readonly unlearned: ((crop: Picture) => Promise<Features>) | undefined;
}

const SEED = 1;

/** How many passes of the network one specimen takes. */
export function passesOf({ scored, changed }: Effort): number {
  const ordered = Object.keys(METHODS).length + Number(scored) + BASELINES.filter(({ plays }) => plays.includes("changes")).length;
  return 2 * (1 + Number(scored) * SCORED_CHANNELS) + Number(changed) * ordered * PASSES;
}

/** Shows specimens to the network, upright and in their scene, and plays every game with the maps of their items. */
export function openInspection({ bundle: { head, geometry }, run, unlearned }: Parts) {
  const random = randomNumbers(SEED);
  const nothing = plain(geometry.side, geometry.fill);

  /** How much of each method's map is left when other features, or another row, take the place of the look's own. */
  function compared(figure: string, { item, maps }: Look, features: Features, row: number): readonly Observation[] {
    return Object.entries(METHODS).map(([method, map]) => {
      const value = spearman(maps.get(method)?.values ?? [], map(features, head, row).values);
      return { table: "sanity", figure, method, item, value };
    });
  }

  async function perturbed({ item, view: { picture }, contenders }: Look): Promise<readonly Observation[]> {
    const ask = async (changed: Picture) => probabilityOf(judge(await run(changed), head, WHOLE), item);
    const observations: Observation[] = [];
    for (const { name, saliency } of contenders.filter(({ plays }) => plays.includes("changes"))) {
      const measured = await faithfulness(saliency, { picture, nothing, ask });
      for (const [figure, value] of observeFaithfulness(measured))
        observations.push({ table: "faithfulness", figure, method: name, item, value });
    }
    return observations;
  }

  async function observed(upright: Look, changed: boolean): Promise<readonly Observation[]> {
    const { item, view, features, row } = upright;
    return [
      ...played(upright, upright.contenders, (saliency) => observePack(saliency, view)),
      ...(changed ? await perturbed(upright) : []),
      ...compared("rank correlation with a shuffled head's map", upright, features, strangeRow(head, item, random)),
      ...(unlearned ? compared("rank correlation with random weights' map", upright, await unlearned(view.picture), row) : []),
    ];
  }

  return async (specimen: Specimen, { scored, changed }: Effort): Promise<Inspection> => {
    const { file, item, accompanied } = specimen;
    const subject = { ...specimen, picture: specimen.scene.picture };
    const look = (shown: Shown) => lookAt(shown, scored, { head, nothing, run });
    const upright = await look({ table: "pack", file, item, view: packView(subject, geometry) });
    const scene = await look({ table: "scene", file, item, view: sceneView(subject, geometry) });
    const observations = [
      ...(await observed(upright, changed)),
      ...played(scene, scene.contenders, (saliency) => observeScene(saliency, scene.view, accompanied)),
    ];
    return { observations, looks: [upright, scene] };
  };
}

function played(
  { table, item }: Shown,
  contenders: readonly Contender[],
  observe: (saliency: Saliency) => readonly Played[],
): readonly Observation[] {
  return contenders.flatMap(({ name, saliency, plays }) =>
    observe(saliency)
      .filter(([game]) => plays.includes(game))
      .map(([, figure, value]) => ({ table, figure, method: name, item, value })),
  );
}
