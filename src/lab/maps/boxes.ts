import { overlap, type Rectangle } from "../../domain/picture/rectangle.ts";
import type { Saliency } from "./saliency.ts";

/** Thresholds are fractions of the strongest place: 1 / LEVELS, 2 / LEVELS, ... 1. */
export const LEVELS = 100;

/**
 * For every threshold t, lowest first: the largest overlap (intersection over union) of the wanted rectangle with a box
 * around connected places (eight neighbours) of at least t. From the strongest place downwards regions only grow and
 * merge, so that one pass over the places serves all thresholds.
 */
export function bestOverlaps({ side, values }: Saliency, wanted: Rectangle): readonly number[] {
  const regions = openRegions(side);
  const best: number[] = [];
  const levels = placesByLevel(values);
  for (let level = LEVELS; level >= 1; level--) {
    for (const place of levels[level] ?? []) regions.add(place);
    best.unshift(Math.max(0, ...regions.boxes().map((box) => overlap(box, wanted))));
  }
  return best;
}

/** Places below the lowest threshold are left out. */
function placesByLevel(values: Float32Array): readonly (readonly number[])[] {
  const levels: number[][] = Array.from({ length: LEVELS + 1 }, () => []);
  values.forEach((value, place) => {
    levels[Math.floor(value * LEVELS)]?.push(place);
  });
  return levels;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Connected regions that grow place by place: a union-find forest whose roots know their boxes. */
function openRegions(side: number) {
  const parents = new Int32Array(side * side).fill(-1);
  const roots = new Map<number, Box>();

  function rootOf(place: number): number {
    let root = place;
    while (parents[root] !== root) root = parents[root] as number;
    for (let at = place; at !== root; ) [at, parents[at]] = [parents[at] as number, root];
    return root;
  }

  function join(place: number, neighbour: number): void {
    const [root, other] = [rootOf(place), rootOf(neighbour)];
    const [box, grown] = [roots.get(root), roots.get(other)];
    if (root === other || !box || !grown) return;
    parents[root] = other;
    roots.delete(root);
    roots.set(other, around(box, grown));
  }

  return {
    add(place: number): void {
      const [x, y] = [place % side, Math.floor(place / side)];
      parents[place] = place;
      roots.set(place, { left: x, top: y, right: x + 1, bottom: y + 1 });
      for (let row = Math.max(0, y - 1); row <= Math.min(side - 1, y + 1); row++)
        for (let column = Math.max(0, x - 1); column <= Math.min(side - 1, x + 1); column++)
          if (parents[row * side + column] !== -1) join(place, row * side + column);
    },

    boxes: (): readonly Rectangle[] =>
      [...roots.values()].map(({ left, top, right, bottom }) => ({ x: left, y: top, width: right - left, height: bottom - top })),
  };
}

function around(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
