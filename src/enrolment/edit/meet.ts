import { directionOf, type Face, type Head } from "../../domain/evidence/head.ts";
import { dot } from "../../domain/evidence/vector.ts";
import { grouped } from "../../domain/grouped.ts";
import type { ItemId } from "../../domain/item.ts";
import { SAME } from "../likeness.ts";
import type { FaceFacts } from "../resemblance.ts";

/** How the faces of one more item lie to those that a head knows already. */
export interface Meeting {
  /** Of the new item. */
  readonly faces: readonly FaceFacts[];
  /** Known items that no face tells from the new one. */
  readonly inseparable: readonly ItemId[];
  /** For each known face the nearest one of the new item. */
  readonly neighbours: readonly Neighbour[];
}

export interface Neighbour extends Face {
  readonly nearest: string;
  readonly cosine: number;
  /** Whether the two are the same to the network. */
  readonly alike: boolean;
}

/** What `resemblance` says of all faces, for the pairs of a known face and a new one alone: what is known of the others stays. */
export function meet(own: Pick<Head, "space" | "rows" | "directions">, known: Head): Meeting {
  const neighbours = [...facesOf(known)].map(([, rows]): Neighbour => {
    const { item, face } = known.rows[rows[0] as number] as Face;
    const { row, cosine } = towards(rows, known, own);
    return { item, face, nearest: row?.face ?? "", cosine, alike: cosine >= SAME };
  });
  const sides = [...facesOf(own)].map(([, rows]) => {
    const { item, face } = own.rows[rows[0] as number] as Face;
    const { alike, ...nearest } = towards(rows, own, known);
    return { item, face, nearest, alike };
  });
  const covered = (other: ItemId) => sides.every(({ alike }) => alike.has(other));
  const covers = grouped(neighbours, ({ item }) => item);
  const inseparable = [...covers].flatMap(([item, faces]) => (covered(item) && faces.every(({ alike }) => alike) ? [item] : []));
  return {
    faces: sides.map(({ alike, nearest: { cosine, row }, ...side }) => ({
      ...side,
      identity: alike.size === 0 || (alike.size === 1 && [...alike].every((other) => inseparable.includes(other))),
      ...(row && { nearest: { ...row, cosine } }),
    })),
    inseparable,
    neighbours,
  };
}

/** The nearest face of another item, and the items that have one which is the same to the network. */
export function besideOthers({ item, face }: Face, head: Head) {
  const rows = [...head.rows.keys()].filter((row) => head.rows[row]?.item === item && head.rows[row]?.face === face);
  const { row, cosine, alike } = towards(rows, head, head, item);
  return { alike, nearest: row && { ...row, cosine } };
}

type Rows = Pick<Head, "space" | "rows" | "directions">;

function facesOf({ rows }: Pick<Head, "rows">): ReadonlyMap<string, readonly number[]> {
  return grouped(rows.keys(), (row) => `${rows[row]?.item}/${rows[row]?.face}`);
}

/** The nearest of the other head's rows, those of one item excepted, and the items that have one so near that both are the same to the network. */
function towards(rows: readonly number[], of: Rows, other: Rows, except?: ItemId) {
  const alike = new Set<ItemId>();
  let cosine = -1;
  let row: Face | undefined;
  for (const own of rows) {
    const direction = directionOf(of, own);
    other.rows.forEach((face, index) => {
      const near = face.item === except ? -1 : dot(direction, directionOf(other, index));
      if (near >= SAME) alike.add(face.item);
      if (near <= cosine) return;
      cosine = Math.min(1, near);
      row = { item: face.item, face: face.face };
    });
  }
  return { row, cosine, alike };
}
