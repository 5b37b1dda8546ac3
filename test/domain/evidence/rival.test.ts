import { expect, test } from "vitest";
import type { Candidate } from "../../../src/domain/evidence/candidates.ts";
import type { Head } from "../../../src/domain/evidence/head.ts";
import { rivalOf } from "../../../src/domain/evidence/rival.ts";
import type { ItemId } from "../../../src/domain/item.ts";

/** Three faces on a plane: the second stands at 30 degrees to the first, the third at 80. */
const HEAD = {
  space: { gains: new Float32Array(2) },
  directions: Float32Array.from([0, 30, 80].flatMap((degrees) => [Math.cos(rad(degrees)), Math.sin(rad(degrees))])),
} as unknown as Head;

const near: readonly Candidate[] = [0.9, 0.8, 0.3].map((cosine, row) => ({ item: `item-${row}` as ItemId, face: "print", row, cosine }));

test("the rival of a pack is the nearest item that does not look like it", () => {
  expect(rivalOf(near, HEAD)?.item).toBe("item-2");
});

test("a pack beside its look-alikes alone has no rival", () => {
  expect(rivalOf(near.slice(0, 2), HEAD)).toBeUndefined();
  expect(rivalOf(near.slice(0, 1), HEAD)).toBeUndefined();
  expect(rivalOf([], HEAD)).toBeUndefined();
});

function rad(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
