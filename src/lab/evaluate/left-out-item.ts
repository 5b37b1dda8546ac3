import { directionOf, type Face, type Head } from "../../domain/evidence/head.ts";
import type { Item, ItemId } from "../../domain/item.ts";
import { type Formulary, formularyOf } from "../../domain/verdict/formulary.ts";
import { resemblance } from "../../enrolment/resemblance.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";

/** A bundle as if an item had never been enrolled: its rows are gone, and no face is doubted any more for looking like its own. */
export interface LeftOutItem {
  readonly head: Head;
  readonly formulary: Formulary;
}

/** The head's rows of the faces that are kept. */
export function headOf(head: Head, kept: (face: Face) => boolean): Head {
  const rows = [...head.rows.keys()].filter((row) => kept(head.rows[row] as Face));
  const dimensions = head.space.gains.length;
  const directions = new Float32Array(rows.length * dimensions);
  rows.forEach((row, at) => {
    directions.set(directionOf(head, row), at * dimensions);
  });
  return { ...head, rows: rows.map((row) => head.rows[row] as Face), directions };
}

/**
 * Leaves items out, one at a time: a closed form on what the network saw once. The space, the temperature and the floors stay as the
 * whole formulary made them. Undefined for an item without which none is left.
 */
export function openLeavingOut({ head, items, card }: Pick<Bundle, "head" | "items" | "card">): (item: ItemId) => LeftOutItem | undefined {
  const { alike } = resemblance(head);
  let last: { readonly item: ItemId; readonly without: LeftOutItem | undefined } | undefined;
  return (item) => {
    // Photographs of an item mostly come one after the other.
    if (last?.item !== item) last = { item, without: leaveOut(item) };
    return last.without;
  };

  function leaveOut(left: ItemId): LeftOutItem | undefined {
    const others = headOf(head, ({ item }) => item !== left);
    if (others.rows.length === 0) return undefined;
    const freed = alike.get(left)?.size
      ? new Set(
          resemblance(others)
            .faces.filter(({ identity }) => identity)
            .map(keyOf),
        )
      : new Set();
    const told = items.filter(({ id }) => id !== left).map((item) => withoutTwin(item, left, freed));
    return { head: others, formulary: formularyOf(told, card.calibration.evidenceShareFloor) };
  }
}

function withoutTwin(item: Item, left: ItemId, freed: ReadonlySet<unknown>): Item {
  return {
    ...item,
    faces: item.faces.map((face) => ({ ...face, identity: face.identity || freed.has(keyOf({ item: item.id, face: face.face })) })),
    inseparable: item.inseparable.filter((other) => other !== left),
    lookAlikes: item.lookAlikes.filter((other) => other.item !== left),
  };
}

function keyOf({ item, face }: Face): string {
  return `${item}/${face}`;
}
