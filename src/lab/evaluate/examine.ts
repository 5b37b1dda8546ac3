import { gradCam } from "../../domain/evidence/cam/class-map.ts";
import { speakingRow } from "../../domain/evidence/judge.ts";
import { cropWindow } from "../../domain/picture/upright.ts";
import type { Sight } from "../../journey/sight.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Specimen } from "../photographs/specimens.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

interface Parts {
  readonly bundle: Bundle;
  readonly sight: Pick<Sight, "classify">;
}

/** Shows the specimen to the network on an order for its item; outside the formulary, for the item that it resembles most. */
export async function examine(specimen: Specimen, { bundle, sight }: Parts): Promise<Outcome> {
  const { file, product, item, annotated, located, overlap, scene, scale, box } = specimen;
  const { formulary, head, geometry } = bundle;
  const { features, evidence } = await sight.classify(scene, box);
  const inFormulary = formulary.items.has(item);
  const best = evidence.ranked[0]?.item ?? item;
  const { verdict } = formulary.decide(evidence, inFormulary ? item : best);
  const map = gradCam(features, head, speakingRow(features, head, best));
  const pack = { file, product, item, box: annotated, located, overlap, inFormulary };
  return outcomeOf(pack, { evidence, verdict, map, window: cropWindow(box, geometry), scale });
}
