import { UsageError } from "../../commands/command.ts";
import { classMap, contrastMap } from "../../domain/evidence/cam/class-map.ts";
import { METHODS, type MethodName } from "../../domain/evidence/cam/methods.ts";
import { type ActivationMap, type Evidence, probabilityOf } from "../../domain/evidence/evidence.ts";
import { shareInside } from "../../domain/evidence/evidence-share.ts";
import { speakingRow } from "../../domain/evidence/judge.ts";
import type { Sighting } from "../../domain/evidence/sighting.ts";
import type { ItemId } from "../../domain/item.ts";
import { packInCrop } from "../../domain/picture/upright.ts";
import { decide } from "../../domain/verdict/decide.ts";
import type { Verdict } from "../../domain/verdict/verdict.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";

/** What somebody wants to know about a picture. */
export interface Question {
  /** Undefined asks about the most probable item. */
  readonly item?: ItemId | undefined;
  /** "And why not this one?" */
  readonly versus?: ItemId | undefined;
  readonly method: MethodName;
}

export interface Explanation {
  readonly item: ItemId;
  readonly versus: ItemId | undefined;
  /** The item's. */
  readonly probability: number;
  /** What one picture like this says on an order for the item. */
  readonly verdict: Verdict;
  readonly method: MethodName;
  /** Of the item by the method; for a contrast the signed difference of both items' Grad-CAM. */
  readonly map: ActivationMap;
  /** Share of the map's positive evidence that lies inside the pack. */
  readonly evidenceShare: number;
  /** The side of the pack that was seen. */
  readonly face: string;
  /** The five most probable items. */
  readonly ranked: Evidence["ranked"];
}

/** Throws a UsageError when the bundle cannot answer the question. */
export function refuseUnanswerable({ items }: Bundle, { item, versus, method }: Question): void {
  for (const [option, id] of Object.entries({ item, versus }))
    if (id !== undefined && !items.some((known) => known.id === id))
      throw new UsageError(`--${option} ${id}: this bundle knows ${items.map((known) => known.id).join(", ")}.`);
  if (item !== undefined && item === versus) throw new UsageError(`--item and --versus are both ${item}: name two items.`);
  if (versus !== undefined && method !== "Grad-CAM") throw new UsageError(`--versus compares by Grad-CAM: leave --method ${method} out.`);
}

/** "grad-cam++" is Grad-CAM++. Throws a UsageError for a method that is not there. */
export function methodNamed(words: string): MethodName {
  const names = Object.keys(METHODS) as MethodName[];
  const name = names.find((known) => known.toLowerCase() === words.toLowerCase());
  if (name === undefined) throw new UsageError(`--method ${words}: there is ${names.join(", ").toLowerCase()}.`);
  return name;
}

/** Answers from the one pass that is there already. Throws a UsageError when an item is to be told from itself. */
export function explanationOf(
  { features, evidence, box }: Pick<Sighting, "features" | "evidence" | "box">,
  { head, geometry, items, card }: Bundle,
  { item = evidence.ranked[0]?.item ?? "", versus, method }: Question,
): Explanation {
  if (item === versus) throw new UsageError(`--versus ${versus} is the most probable item itself: name another one, or --item.`);
  const row = speakingRow(features, head, item);
  const contrast = (other: ItemId) =>
    contrastMap(classMap(features, head, row), classMap(features, head, speakingRow(features, head, other)));
  const map = versus === undefined ? METHODS[method](features, head, row) : contrast(versus);
  const evidenceShare = shareInside(map, packInCrop(box, geometry));
  const known = new Map(items.map((one) => [one.id, one]));
  const { verdict } = decide(evidence, item, known, card.calibration.evidenceShareFloor);
  const probability = probabilityOf(evidence, item);
  const ranked = evidence.ranked.slice(0, 5);
  return { item, versus, probability, verdict, method, map, evidenceShare, face: evidence.face, ranked };
}
