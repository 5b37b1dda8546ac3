import fc from "fast-check";
import type { Features } from "../../src/domain/evidence/features.ts";
import type { Face, Head } from "../../src/domain/evidence/head.ts";
import type { Space } from "../../src/domain/evidence/space.ts";
import { dot, type Vector } from "../../src/domain/evidence/vector.ts";
import { without } from "../../src/enrolment/vectors.ts";

const finite = (min: number, max: number) => fc.float({ min, max, noNaN: true, noDefaultInfinity: true });

/** Features as a network makes them (after a ReLU), and a head for them: three items, two rows each, rows at most of length one. */
export const featuresAndHead: fc.Arbitrary<{ features: Features; head: Head }> = fc
  .record({ channels: fc.integer({ min: 3, max: 9 }), rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 2, max: 5 }) })
  .chain((shape) => {
    const numbers = (length: number, min: number, max: number) =>
      fc.array(finite(min, max), { minLength: length, maxLength: length }).map((values) => Float32Array.from(values));
    return fc.integer({ min: 1, max: shape.channels }).chain((dimensions) =>
      fc
        .record({
          values: numbers(shape.channels * shape.rows * shape.columns, 0, 4),
          directions: numbers(FACES.length * dimensions, -1, 1),
          center: numbers(shape.channels, 0, 1),
          axes: numbers(dimensions * shape.channels, -1, 1),
          gains: numbers(dimensions, 0.25, 4),
          residualGain: finite(0.25, 4),
        })
        .map(({ values, directions, axes, ...space }) => ({
          features: { ...shape, values },
          head: headOf({ channels: shape.channels, basis: uprightRows(axes, shape.channels), ...space }, directions),
        })),
    );
  });

const FACES: readonly Face[] = ["a", "b", "c"].flatMap((item) => ["pill", "print"].map((face) => ({ item, face })));

function headOf(space: Space, directions: Float32Array): Head {
  const dimensions = space.gains.length;
  const shortened = directions.map((value, at) => {
    const row = Math.floor(at / dimensions) * dimensions;
    return value / Math.max(1, Math.hypot(...directions.subarray(row, row + dimensions)));
  });
  return { space, rows: FACES, directions: shortened, temperature: 0.05, familiarity: { bias: -6, nearness: 10, lead: 2 } };
}

/** Rows of length one, at right angles to each other; one that the others leave nothing of is replaced by the first axis that they do. */
function uprightRows(axes: Float32Array, channels: number): Float32Array {
  const rows: Vector[] = [];
  for (let at = 0; at < axes.length; at += channels) {
    const own = Float64Array.from(axes.subarray(at, at + channels));
    const spare = Array.from({ length: channels }, (_, one) => Float64Array.from(own, (_, channel) => (channel === one ? 1 : 0)));
    const left = [own, ...spare].map((vector) => without(without(vector, rows), rows));
    const longest = left.find((vector) => dot(vector, vector) > 0.01) ?? own;
    rows.push(longest.map((value) => value / Math.sqrt(dot(longest, longest))));
  }
  return Float32Array.from(rows.flatMap((row) => [...row]));
}
