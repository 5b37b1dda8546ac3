import type { Config } from "../../config.ts";
import { gradCam } from "../../domain/evidence/cam/class-map.ts";
import type { Evidence } from "../../domain/evidence/evidence.ts";
import { judge, speakingRow } from "../../domain/evidence/judge.ts";
import type { Sighting } from "../../domain/evidence/sighting.ts";
import type { ItemId } from "../../domain/item.ts";
import { cropWindow, packInCrop } from "../../domain/picture/upright.ts";
import { gate } from "../../domain/tray/gate.ts";
import { measureQuality } from "../../domain/tray/measure.ts";
import { besidePrint } from "../../domain/verdict/beside-print.ts";
import type { Formulary } from "../../domain/verdict/formulary.ts";
import type { LookVerdict } from "../../domain/verdict/verdict.ts";
import type { Sight } from "../../journey/sight.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Showing } from "../disturb/showings.ts";
import type { LeftOutItem } from "./left-out-item.ts";
import { nearestFaces } from "./nearest-faces.ts";
import { type Outcome, outcomeOf, type Unenrolled } from "./outcome.ts";
import type { Print } from "./printed.ts";

export interface Laboratory {
  readonly bundle: Bundle;
  readonly sight: Pick<Sight, "classify">;
  readonly limits: Config["gate"];
  readonly leavingOut: (item: ItemId) => LeftOutItem | undefined;
  readonly readPrint: (showing: Showing) => Promise<Print>;
}

export interface Examined {
  readonly outcome: Outcome;
  readonly evidence: Evidence;
}

/** Shows the pack to the network on an order for its item; outside the formulary, for the item that it resembles most. */
export async function examine(showing: Showing, { bundle, sight, limits, leavingOut, readPrint }: Laboratory): Promise<Examined> {
  const { file, copy, source, product, item, annotated, located, overlap, scene, box, photographed } = showing;
  const { formulary, head, geometry } = bundle;
  const sighting = await sight.classify(scene, box);
  const { features, evidence } = sighting;
  const known = formulary.items.get(item);
  const best = evidence.ranked[0]?.item ?? item;
  const without = leavingOut(item);
  const faces = nearestFaces(features, head, item, without?.head);
  const state = gate({ packs: scene.packs.filter(({ corners }) => corners === box), quality: qualityOf(showing) }, limits);
  const print = await readPrint(showing);
  const printed = print.told(item);
  const verdictOn = (rules: Formulary, seen: Evidence, ordered: ItemId): LookVerdict => {
    if (state !== "open") return { look: "unsure", because: state };
    return besidePrint(rules.decide(seen, ordered), { print: print.judge(ordered), codeAgrees: false }).verdict;
  };
  /** Print may confirm another item than the one that the pack resembles most. */
  const green = [best, printed.names ?? best].find((ordered) => verdictOn(formulary, evidence, ordered).look === "match");
  const outcome = outcomeOf(
    {
      ...{ file, copy, source, product, item, box: annotated, located, overlap, gate: state, ...faces },
      inFormulary: known !== undefined,
      faceTells: known?.faces.some(({ face, identity }) => face === faces.own?.face && identity) ?? false,
      verdict: verdictOn(formulary, evidence, known ? item : best),
      greenFor: green ?? null,
      print: printed,
      unenrolled: known && without ? unenrolled(without) : null,
    },
    { evidence, map: gradCam(features, head, speakingRow(features, head, best)), window: cropWindow(box, geometry), photographed },
  );
  return { outcome, evidence };

  function unenrolled({ head: others, formulary: rules }: LeftOutItem): Unenrolled {
    const seen = judge(features, others, packInCrop(box, geometry));
    const [next] = seen.ranked;
    if (!next) throw new RangeError("the head without the item has no rows");
    return { best: next.item, knownness: seen.knownness, green: verdictOn(rules, seen, next.item).look === "match" };
  }
}

/** Of this pack, which a photograph shows at rest. */
function qualityOf({ scene, box }: Pick<Showing, "scene"> & Pick<Sighting, "box">) {
  return { ...measureQuality(scene.picture, box), motion: 0 };
}
