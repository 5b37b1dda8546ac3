import type { ItemId } from "../../domain/item.ts";
import { bestOverlaps } from "./boxes.ts";
import type { Game } from "./contenders.ts";
import type { Faithfulness } from "./faithfulness.ts";
import { areaOf, boundsOf, type Footprint } from "./footprint.ts";
import type { Input } from "./input.ts";
import { energyInside, pointsAt, within } from "./pointing-game.ts";
import type { Saliency } from "./saliency.ts";

/** One figure of one method on one pack. */
export interface Measurement {
  readonly table: "pack" | "scene" | "faithfulness" | "sanity";
  readonly figure: string;
  readonly method: string;
  readonly item: ItemId;
  /** A hit or miss, an amount, or for MaxBoxAccV2 the best overlap at every threshold. */
  readonly value: boolean | number | readonly number[];
}

/** A figure and its value. */
type Named = readonly [figure: string, value: Measurement["value"]];

export type Result = readonly [game: Game, ...named: Named];

/** A pack that fills less of the picture counts as small. */
const SMALL = 1 / 3;

/** The pack upright and alone, as the daemon shows it to the network. */
export function measurePack(saliency: Saliency, { pack, components, names }: Input): Result[] {
  return [
    ["pointing", "points at the pack", pointsAt(saliency, pack)],
    ...(components ? [["pointing", "points at a component", pointsAt(saliency, components)] as const] : []),
    ...(names ? measureNames(saliency, pack, names) : []),
    ["energy", "energy inside the pack", energyInside(saliency, pack)],
    ["boxes", "MaxBoxAccV2", bestOverlaps(saliency, boundsOf(pack))],
  ];
}

/** Of the evidence on the pack, as that beside it says nothing about print: the whole image's figure is the share of the pack's area. */
function measureNames(saliency: Saliency, pack: Footprint, names: Footprint): Result[] {
  const onPack = energyInside(saliency, pack);
  const onNames = energyInside(saliency, both(names, pack));
  return [
    ["pointing", POINTS_AT_NAMES, pointsAt(saliency, names)],
    ["energy", "evidence on name and strength", onPack > 0 ? onNames / onPack : 0],
  ];
}

/** How often a place chosen at random on the pack would count as pointing at the names. */
export function chanceOfNames({ pack, names }: Input): number | undefined {
  return names && areaOf(both(within(names), pack)) / areaOf(pack);
}

export const POINTS_AT_NAMES = "points at name or strength";

function both(one: Footprint, other: Footprint): Footprint {
  return { ...one, inside: one.inside.map((covered, at) => covered & (other.inside[at] as number)) };
}

/** The pack somewhere in the whole picture, perhaps beside another item. */
export function measureScene(saliency: Saliency, { pack }: Input, accompanied: boolean): Result[] {
  const points = pointsAt(saliency, pack);
  return [
    ["pointing", "points at the pack", points],
    ...(accompanied ? [["pointing", "points at the ordered one of two packs", points] as const] : []),
    ...(areaOf(pack) < SMALL ? [["energy", "energy inside a small pack", energyInside(saliency, pack)] as const] : []),
    ["boxes", "MaxBoxAccV2", bestOverlaps(saliency, boundsOf(pack))],
  ];
}

export function namedFaithfulness({ deletion, insertion, roadMorf, roadLerf, road, drop, increase }: Faithfulness): Named[] {
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
