import type { Blocks } from "./blocks.ts";

export interface UnitBlock {
  readonly index: number;
  readonly block: readonly number[];
}

/** T.81, A.2: one component alone goes block by block, without padding; several go unit by unit. */
export function unitsOf(indices: readonly number[], components: readonly Blocks[]): UnitBlock[][] {
  const parts = indices.map((index) => ({ index, ...(components[index] as Blocks) }));
  const [first] = parts;
  if (!first) return [];
  if (parts.length === 1)
    return grid(first.columns, first.rows).map(([x, y]) => [{ index: first.index, block: first.at[y * first.stride + x] ?? [] }]);
  const across = first.stride / first.factors[0];
  const down = first.at.length / first.stride / first.factors[1];
  return grid(across, down).map(([column, row]) =>
    parts.flatMap(({ index, factors, stride, at }) =>
      grid(...factors).map(([x, y]) => ({ index, block: at[(row * factors[1] + y) * stride + column * factors[0] + x] ?? [] })),
    ),
  );
}

function grid(across: number, down: number): readonly (readonly [number, number])[] {
  return Array.from({ length: across * down }, (_, nth) => [nth % across, Math.floor(nth / across)]);
}
