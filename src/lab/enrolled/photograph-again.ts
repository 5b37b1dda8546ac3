import type { ItemId } from "../../domain/item.ts";
import type { Enrolment } from "../../enrolment/enrol.ts";
import type { Exemplar } from "../../enrolment/exemplar.ts";
import { farFromFellows } from "../../enrolment/outliers.ts";
import type { Doubt } from "../../enrolment/own-photographs.ts";
import { inWords } from "./doubt.ts";

interface Parts extends Pick<Enrolment, "items" | "proofs"> {
  /** Items that are confirmed in none of their own photographs, and why. */
  readonly never: ReadonlyMap<ItemId, Doubt>;
}

/** What the technician should photograph again, a line each, and why. */
export function photographAgain(
  exemplars: readonly Pick<Exemplar, "item" | "located">[],
  { items, proofs, never }: Parts,
): readonly string[] {
  const named = (id: ItemId) => items.find((item) => item.id === id)?.name ?? id;
  const unfound = items.filter(({ id }) => exemplars.every(({ item, located }) => item !== id || !located));
  const silent = items.filter(({ faces, inseparable }) => inseparable.length === 0 && !faces.some(({ identity }) => identity));
  const doubted = [...never].filter(([id]) => ![...silent, ...unfound].some((item) => item.id === id) && separable(id));
  const unsteady = items.filter(({ id, knownnessFloor }) =>
    proofs.some(({ item, knownness }) => item === id && knownness < knownnessFloor),
  );
  return [
    ...unfound.map(({ name }) => `${name}: found by the program itself in no photograph, and so never confirmed in the tray`),
    ...silent.map(({ name }) => `${name}: its sides look like those of other items; photograph the side with the print`),
    ...doubted.map(([id, doubt]) => `${named(id)}: confirmed not even in its own photographs: ${inWords(doubt)}`),
    ...unsteady.map(({ name }) => `${name}: not known without its own photograph; take more, in other positions and light`),
    ...farFromFellows(proofs).map(
      ({ picture, item }) => `${picture} (${named(item)}): far less known than the others; is the box right, and the pack in it?`,
    ),
  ];

  function separable(id: ItemId): boolean {
    return items.some((item) => item.id === id && item.inseparable.length === 0);
  }
}
