import { classMap, contrastMap } from "../../domain/evidence/cam/class-map.ts";
import { METHODS, type MethodName } from "../../domain/evidence/cam/methods.ts";
import { type ActivationMap, type Evidence, probabilityOf } from "../../domain/evidence/evidence.ts";
import { shareWithin } from "../../domain/evidence/evidence-share.ts";
import { speakingRow } from "../../domain/evidence/judge.ts";
import type { Sighting } from "../../domain/evidence/sighting.ts";
import type { ItemId } from "../../domain/item.ts";
import { packInCrop } from "../../domain/picture/upright.ts";
import type { Verdict } from "../../domain/verdict/verdict.ts";
import { UsageError } from "../../errors.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";

/** What somebody wants to know about a picture of a pack. */
export interface Question {
  /** Undefined asks about the most probable item. */
  readonly item?: ItemId | undefined;
  /** "And why not this one?" */
  readonly versus?: ItemId | undefined;
  readonly method: MethodName;
}

/** Why the network answers as it does. */
export interface Rationale {
  readonly item: ItemId;
  readonly versus: ItemId | undefined;
  /** The item's. */
  readonly probability: number;
  /** What this picture alone says on an order for the item. */
  readonly verdict: Verdict;
  readonly method: MethodName;
  /** The item's by the method; for a contrast the signed difference of both items' Grad-CAM maps. */
  readonly map: ActivationMap;
  /** Share of the map's positive evidence that lies inside the pack. */
  readonly evidenceShare: number;
  /** The side of the pack that was seen. */
  readonly face: string;
  /** The five most probable items. */
  readonly ranked: Evidence["ranked"];
}

/** Throws a UsageError when the bundle cannot answer the question. */
export function refuseUnanswerable({ formulary: { items } }: Bundle, { item, versus, method }: Question): void {
  for (const [option, id] of Object.entries({ item, versus }))
    if (id !== undefined && !items.has(id)) throw new UsageError(`--${option} ${id}: this bundle knows ${[...items.keys()].join(", ")}.`);
  if (item !== undefined && item === versus) throw new UsageError(`--item and --versus are both ${item}: name two items.`);
  if (versus !== undefined && method !== "Grad-CAM") throw new UsageError(`--versus contrasts by Grad-CAM: leave out --method ${method}.`);
}

/** Needs no further pass of the network. Throws a UsageError when an item is contrasted with itself. */
export function rationaleOf(
  { features, evidence, box }: Pick<Sighting, "features" | "evidence" | "box">,
  { head, geometry, formulary }: Bundle,
  { item = evidence.ranked[0]?.item ?? "", versus, method }: Question,
): Rationale {
  if (item === versus) throw new UsageError(`--versus ${versus} is the most probable item itself: name another one, or say --item.`);
  const row = speakingRow(features, head, item);
  const contrast = (other: ItemId) =>
    contrastMap(classMap(features, head, row), classMap(features, head, speakingRow(features, head, other)));
  const map = versus === undefined ? METHODS[method](features, head, row) : contrast(versus);
  const evidenceShare = shareWithin(map, packInCrop(box, geometry));
  const { verdict } = formulary.decide(evidence, item);
  const probability = probabilityOf(evidence, item);
  const ranked = evidence.ranked.slice(0, 5);
  return { item, versus, probability, verdict, method, map, evidenceShare, face: evidence.face, ranked };
}
