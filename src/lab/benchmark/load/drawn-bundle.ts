import type { Face, Head } from "../../../domain/evidence/head.ts";
import type { Item } from "../../../domain/item.ts";
import { randomNumbers } from "../../../domain/random.ts";
import { formularyOf } from "../../../domain/verdict/formulary.ts";
import type { Bundle } from "../../../vision/bundle/bundle.ts";
import { normal } from "../../statistics/normal.ts";

/** Ways in which a pack may lie, of each of which enrolment keeps a row for each face (packs that are nearly square have four). */
const WAYS = 2;

/**
 * The bundle with as many items: beside its own as many drawn ones as it takes, each with the faces and floors of one of its own and
 * with as many rows as if it had been enrolled, which differ as much from each other, coordinate by coordinate, as the bundle's own rows
 * do. Its own packs are recognized as before.
 */
export function withItems(bundle: Bundle, count: number): Bundle {
  const own = bundle.items;
  const drawn = Array.from({ length: Math.max(0, count - own.length) }, (_, nth) => drawnItem(own[nth % own.length] as Item, nth));
  if (drawn.length === 0) return bundle;
  const items = [...own, ...drawn];
  const faces = drawn.flatMap(({ id, faces: shown }) =>
    shown.flatMap(({ face }) => Array.from({ length: WAYS }, () => ({ item: id, face }))),
  );
  return {
    ...bundle,
    items,
    formulary: formularyOf(items, bundle.card.calibration.evidenceShareFloor),
    head: withRows(bundle.head, faces),
  };
}

function drawnItem(like: Item, nth: number): Item {
  return { ...like, id: `drawn-${nth}`, name: `Drawn ${nth}`, lookAlikes: [], inseparable: [] };
}

function withRows(head: Head, faces: readonly Face[]): Head {
  const dimensions = head.space.gains.length;
  const spread = spreadOf(head);
  const random = randomNumbers(1);
  const directions = new Float32Array((head.rows.length + faces.length) * dimensions);
  directions.set(head.directions);
  for (let at = head.directions.length; at < directions.length; at += dimensions) {
    const row = spread.map((deviation) => deviation * normal(random));
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    directions.set(
      row.map((value) => value / length),
      at,
    );
  }
  return { ...head, rows: [...head.rows, ...faces], directions };
}

/** The rows' root mean square, for each coordinate. */
function spreadOf({ rows, directions, space }: Head): Float64Array {
  const squares = new Float64Array(space.gains.length);
  directions.forEach((value, at) => {
    const coordinate = at % squares.length;
    squares[coordinate] = (squares[coordinate] as number) + value * value;
  });
  return squares.map((sum) => Math.sqrt(sum / rows.length));
}
