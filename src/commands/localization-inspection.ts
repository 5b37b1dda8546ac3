import { METHODS } from "../domain/cam/methods.ts";
import { identityError } from "../domain/cam.ts";
import type { ActivationMap } from "../domain/evidence.ts";
import type { Features } from "../domain/features.ts";
import type { Picture } from "../domain/frame.ts";
import type { ItemId } from "../domain/item.ts";
import { judge, speakingRow } from "../domain/judge.ts";
import { faithfulness, PASSES } from "../localization/faithfulness.ts";
import { type Observation, observeFaithfulness, observePack, observeScene, type Seen } from "../localization/observe.ts";
import { randomNumbers } from "../localization/random.ts";
import { BASELINES, type Saliency, saliencyOf } from "../localization/saliency.ts";
import { plain, strangeRow } from "../localization/sanity.ts";
import { spearman } from "../localization/spearman.ts";
import { packView, sceneView, type View } from "../localization/view.ts";
import type { Bundle } from "../vision/bundle.ts";
import type { Specimen } from "./specimens.ts";

/** What was seen of one specimen. */
export interface Inspection {
  readonly observations: readonly Observation[];
  /** The pack upright and alone, then the whole picture. */
  readonly looks: readonly [Look, Look];
}

/** A view as the network saw it, with every method's map of the item that the view is about. */
export interface Look {
  readonly item: ItemId;
  /** Of the head: the one that speaks for the item. */
  readonly row: number;
  readonly view: View;
  readonly features: Features;
  readonly maps: ReadonlyMap<string, ActivationMap>;
  /** See domain/cam.ts. */
  readonly identityError: number;
}

interface Parts {
  readonly bundle: Bundle;
  readonly run: (crop: Picture) => Promise<Features>;
  /** The same network with random weights. */
  readonly unlearned: ((crop: Picture) => Promise<Features>) | undefined;
}

const SEED = 1;

/** What puts a picture's places into an order: of the baselines, the centre box alone. */
const ORDERED: ReadonlySet<string> = new Set([...Object.keys(METHODS), "centre box"]);

/** How many passes of the network it takes to watch what it makes of one pack while its picture changes. */
export const PERTURBED_PASSES = ORDERED.size * PASSES;

/** Shows specimens to the network, upright and in their scene, and plays every game with the maps of their items. */
export function openInspection({ bundle: { head, geometry }, run, unlearned }: Parts) {
  const random = randomNumbers(SEED);
  const nothing = plain(geometry.side, geometry.fill);

  async function lookAt(view: View, item: ItemId): Promise<Look> {
    const features = await run(view.picture);
    const row = speakingRow(features, head, item);
    const maps = new Map(Object.entries(METHODS).map(([method, map]) => [method, map(features, head, row)]));
    return { item, row, view, features, maps, identityError: identityError(features, head, row) };
  }

  /** How much of each method's map is left when other features, or another row, take the place of the look's own. */
  function compared(figure: string, { item, maps }: Look, features: Features, row: number): readonly Observation[] {
    return Object.entries(METHODS).map(([method, map]) => {
      const value = spearman(maps.get(method)?.values ?? [], map(features, head, row).values);
      return { table: "sanity", figure, method, item, value };
    });
  }

  async function perturbed(look: Look): Promise<readonly Observation[]> {
    const { item, view } = look;
    const ask = async (picture: Picture) => {
      const { ranked } = judge(await run(picture), head, WHOLE);
      return ranked.find((candidate) => candidate.item === item)?.probability ?? 0;
    };
    const observations: Observation[] = [];
    for (const [method, saliency] of saliencies(look).filter(([name]) => ORDERED.has(name))) {
      const measured = await faithfulness(saliency, { picture: view.picture, nothing, ask });
      observations.push(...observeFaithfulness(measured).map(named("faithfulness", method, item)));
    }
    return observations;
  }

  /** `thoroughly` also changes the picture and watches the item's probability, which takes many passes. */
  return async (specimen: Specimen, { thoroughly }: { readonly thoroughly: boolean }): Promise<Inspection> => {
    const subject = { ...specimen, picture: specimen.scene.picture };
    const upright = await lookAt(packView(subject, geometry), specimen.item);
    const scene = await lookAt(sceneView(subject, geometry), specimen.item);
    const observations = [
      ...played("pack", upright, (saliency) => observePack(saliency, upright.view)),
      ...played("scene", scene, (saliency) => observeScene(saliency, scene.view, specimen.accompanied)),
      ...(thoroughly ? await perturbed(upright) : []),
      ...compared("rank correlation with a shuffled head's map", upright, upright.features, strangeRow(head, specimen.item, random)),
      ...(unlearned
        ? compared("rank correlation with random weights' map", upright, await unlearned(upright.view.picture), upright.row)
        : []),
    ];
    return { observations, looks: [upright, scene] };
  };
}

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

function played(table: Observation["table"], look: Look, observe: (saliency: Saliency) => readonly Seen[]): readonly Observation[] {
  return saliencies(look).flatMap(([method, saliency]) => observe(saliency).map(named(table, method, look.item)));
}

/** Of every method, and of what each of them has to beat. */
function saliencies({ view, maps }: Look): readonly (readonly [method: string, saliency: Saliency])[] {
  const { side } = view.pack;
  return [
    ...[...maps].map(([method, map]) => [method, saliencyOf(map, side)] as const),
    ...Object.entries(BASELINES).map(([name, saliency]) => [name, saliency(side)] as const),
  ];
}

function named(table: Observation["table"], method: string, item: ItemId): (seen: Seen) => Observation {
  return ([figure, value]) => ({ table, figure, method, item, value });
}
