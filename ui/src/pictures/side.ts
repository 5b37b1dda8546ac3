import { signal } from "@preact/signals";
import type { ItemCard } from "../../../src/protocol.ts";
import type { Order } from "../told.ts";

type Picture = ItemCard["references"][number];

/** What a person turned to: it holds for one order, until another face lies in the tray. */
const turned = signal<{ readonly from: string; readonly face: string } | undefined>(undefined);

/** The ordered pack's picture to show: the face that a person turned to, else the one that lies in the tray, else the first. */
export function shownSide({ references }: ItemCard, order: Order, lying: string | undefined): Picture | undefined {
  const wanted = turned.value?.from === placeOf(order, lying) ? turned.value.face : lying;
  return references.find(({ face }) => face === wanted) ?? references[0];
}

export function turnTo(face: string, order: Order, lying: string | undefined): void {
  turned.value = { from: placeOf(order, lying), face };
}

function placeOf({ id }: Order, lying: string | undefined): string {
  return `${id} ${lying}`;
}
