import type { ItemId } from "../../domain/item.ts";
import { bestOverlaps } from "./boxes.ts";
import type { Game } from "./contenders.ts";
import type { Faithfulness } from "./faithfulness.ts";
import { areaOf, boundsOfMask } from "./mask.ts";
import { energyInside, pointsAt } from "./pointing-game.ts";
import type { Saliency } from "./saliency.ts";
import type { View } from "./view.ts";

/** One thing that was seen of one method on one pack. */
export interface Observation {
  readonly table: "pack" | "scene" | "faithfulness" | "sanity";
  readonly figure: string;
  readonly method: string;
  readonly item: ItemId;
  /** Whether it hit, how much it was, or for MaxBoxAccV2 the best overlap at every threshold. */
  readonly value: boolean | number | readonly number[];
}

/** A figure's name and what was seen. */
type Seen = readonly [figure: string, value: Observation["value"]];

export type Played = readonly [game: Game, ...seen: Seen];

/** A pack that fills less of the picture than this is a small one. */
const SMALL = 1 / 3;

/** The pack upright and alone, as the daemon shows it to the network. */
export function observePack(saliency: Saliency, { pack, components }: View): Played[] {
  return [
    ["pointing", "points at the pack", pointsAt(saliency, pack)],
    ...(components ? [["pointing", "points at a component", pointsAt(saliency, components)] as const] : []),
    ["energy", "energy inside the pack", energyInside(saliency, pack)],
    ["boxes", "MaxBoxAccV2", bestOverlaps(saliency, boundsOfMask(pack))],
  ];
}

/** The pack somewhere in the whole picture, perhaps beside another item. */
export function observeScene(saliency: Saliency, { pack }: View, accompanied: boolean): Played[] {
  const points = pointsAt(saliency, pack);
  return [
    ["pointing", "points at the pack", points],
    ...(accompanied ? [["pointing", "points at the ordered one of two packs", points] as const] : []),
    ...(areaOf(pack) < SMALL ? [["energy", "energy inside a small pack", energyInside(saliency, pack)] as const] : []),
    ["boxes", "MaxBoxAccV2", bestOverlaps(saliency, boundsOfMask(pack))],
  ];
}

export function observeFaithfulness({ deletion, insertion, roadMorf, roadLerf, road, drop, increase }: Faithfulness): Seen[] {
  return [
    ["deletion, less is better", deletion],
    ["insertion", insertion],
    ["ROAD MoRF, less is better", roadMorf],
    ["ROAD LeRF", roadLerf],
    ["ROAD combined", road],
    ["average drop, less is better", drop],
    ["average increase", increase],
  ];
}
