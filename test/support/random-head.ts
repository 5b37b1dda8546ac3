import fc from "fast-check";
import type { Features } from "../../src/domain/evidence/features.ts";
import type { Face, Head } from "../../src/domain/evidence/head.ts";

const finite = (min: number, max: number) => fc.float({ min, max, noNaN: true, noDefaultInfinity: true });

/** Features as a network makes them (after a ReLU), and a head for them: three items, two rows each, every row of length one. */
export const featuresAndHead: fc.Arbitrary<{ features: Features; head: Head }> = fc
  .record({ channels: fc.integer({ min: 3, max: 9 }), rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 2, max: 5 }) })
  .chain((shape) => {
    const numbers = (length: number, min: number, max: number) =>
      fc.array(finite(min, max), { minLength: length, maxLength: length }).map((values) => Float32Array.from(values));
    return fc
      .record({
        values: numbers(shape.channels * shape.rows * shape.columns, 0, 4),
        directions: numbers(FACES.length * shape.channels, -1, 1),
        center: numbers(shape.channels, 0, 1),
        prototypes: numbers(FACES.length * shape.channels, 0, 4),
      })
      .map(({ values, ...parts }) => ({ features: { ...shape, values }, head: headOf(shape.channels, parts) }));
  });

const FACES: readonly Face[] = ["a", "b", "c"].flatMap((item) => ["pill", "print"].map((face) => ({ item, face })));

function headOf(channels: number, parts: { directions: Float32Array; center: Float32Array; prototypes: Float32Array }): Head {
  const weight = parts.directions.map((value, index) => {
    const row = parts.directions.subarray(Math.floor(index / channels) * channels).subarray(0, channels);
    const length = Math.hypot(...row);
    return length > 0 ? value / length : 1 / Math.sqrt(channels);
  });
  const bias = Float32Array.from(FACES, (_, row) =>
    parts.center.reduce((sum, value, channel) => sum - value * (weight[row * channels + channel] ?? 0), 0),
  );
  return {
    channels,
    rows: FACES,
    weight,
    bias,
    center: parts.center,
    prototypeFaces: FACES,
    prototypes: parts.prototypes,
    temperature: 0.05,
  };
}
