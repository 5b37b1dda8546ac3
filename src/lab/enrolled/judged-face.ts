import type { Face } from "../../domain/evidence/head.ts";
import type { Item, ItemFace, ItemId } from "../../domain/item.ts";
import type { Enrolment } from "../../enrolment/enrol.ts";
import type { Doubt } from "../../enrolment/own-photographs.ts";
import { inWords } from "./doubt.ts";

/** What a nurse will meet at a face of a pack, the most tiresome first. */
export const ASKED = ["another way", "by hand", "turn over", "nothing"] as const;
export type Asked = (typeof ASKED)[number];

/** An enrolled face, as the technician judges it. */
export interface JudgedFace extends Face {
  /** The item's. */
  readonly name: string;
  /** How many packs show it. */
  readonly photographs: number;
  /** The face of another item that is most like it. `distance`: 0 for the same, about 1 for nothing in common. None in a bundle of one item. */
  readonly nearest: (Face & { readonly name: string; readonly distance: number }) | undefined;
  readonly asked: Asked;
  /** In words. */
  readonly asks: string;
}

/** Every face of the items; those that need care first, and of these the ones nearest to another. `never`: items never confirmed, and why. */
export function facesOf({ items, found }: Pick<Enrolment, "items" | "found">, never: ReadonlyMap<ItemId, Doubt>): readonly JudgedFace[] {
  const named = (id: ItemId) => items.find((item) => item.id === id)?.name ?? id;
  const faces = items.flatMap((item) =>
    item.faces.map((own): JudgedFace => {
      const { face, nearest } = own;
      return {
        item: item.id,
        face,
        name: item.name,
        photographs: found.find((one) => one.item === item.id && one.face === face)?.photographs.length ?? 0,
        nearest: nearest && { item: nearest.item, face: nearest.face, name: named(nearest.item), distance: 1 - nearest.cosine },
        ...askedOf(item, own, named, never.get(item.id)),
      };
    }),
  );
  const order = ({ asked, nearest }: JudgedFace) => 10 * ASKED.indexOf(asked) + (nearest?.distance ?? 2);
  return faces.toSorted((a, b) => order(a) - order(b));
}

function askedOf(
  { inseparable, faces }: Item,
  { identity }: ItemFace,
  named: (id: ItemId) => string,
  doubt: Doubt | undefined,
): Pick<JudgedFace, "asked" | "asks"> {
  if (inseparable.length > 0)
    return { asked: "another way", asks: `print or barcode decides: the same as ${inseparable.map(named).join(", ")}` };
  if (!faces.some((face) => face.identity)) return { asked: "by hand", asks: "check by hand: no side that was photographed tells it" };
  if (!identity) return { asked: "turn over", asks: "turn it over" };
  if (doubt) return { asked: "by hand", asks: `check by hand: ${inWords(doubt)}` };
  return { asked: "nothing", asks: "nothing: may turn green" };
}
