import { expect, test } from "vitest";
import { type CellMask, despeckle, fillHoles, fillIn, open } from "../../../src/domain/locate/mask.ts";
import { outline, regions } from "../../../src/domain/locate/regions.ts";

/** "#" is a set cell. */
function mask(...rows: readonly string[]): CellMask {
  const bits = Uint8Array.from(rows.join(""), (cell) => (cell === "#" ? 1 : 0));
  return { width: rows[0]?.length ?? 0, height: rows.length, bits };
}

function drawn({ width, height, bits }: CellMask): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from(bits.subarray(y * width, (y + 1) * width), (bit) => (bit ? "#" : ".")).join(""),
  );
}

test("a cell with fewer than two neighbours is a speck", () => {
  expect(drawn(despeckle(mask("......", ".#..#.", "....##", "......")))).toEqual(["......", "....#.", "....#.", "......"]);
});

test("what is enclosed is filled, and what is open to the frame's edge is not", () => {
  const ring = mask(".......", ".#####.", ".#...#.", ".#####.", ".......", "#.....#", "#.....#");
  expect(drawn(fillHoles(ring))).toEqual([".......", ".#####.", ".#####.", ".#####.", ".......", "#.....#", "#.....#"]);
});

test("a crack in the outline of something large is closed before it is filled", () => {
  const cracked = mask(
    "............",
    "............",
    "..###..###..",
    "..#......#..",
    "..#......#..",
    "..########..",
    "............",
    "............",
  );
  expect(drawn(fillIn(cracked, 1)).slice(2, 6)).toEqual(Array.from({ length: 4 }, () => "..########.."));
  expect(drawn(fillHoles(cracked))).toEqual(drawn(cracked));
});

test("nothing leaks around the end of a row", () => {
  const atTheEdges = mask("....", "#..#", "#..#", "....");
  expect(drawn(fillHoles(atTheEdges))).toEqual(drawn(atTheEdges));
});

test("a hair is taken off a block, whose corners stay", () => {
  const hairy = mask("..........", ".#####....", ".#####....", ".#########", ".#####....", ".#####....", "..........");
  const clean = drawn(open(hairy, 2));
  expect(clean[1]).toBe(".#####....");
  expect(clean[3]?.endsWith("..")).toBe(true);
});

test("cells that share a side are one region, with its own window and its own detail", () => {
  const two = mask("##...", "#..##", "..###");
  const detail = Float32Array.from({ length: 15 }, (_, i) => i);
  const found = regions(two, detail, 3);
  expect(found.map(({ left, top, area }) => ({ left, top, area }))).toEqual([
    { left: 0, top: 0, area: 3 },
    { left: 2, top: 1, area: 5 },
  ]);
  expect(found.map(drawn)).toEqual([
    ["##", "#."],
    [".##", "###"],
  ]);
  expect(Array.from(found[1]?.detail ?? [])).toEqual([0, 8, 9, 12, 13, 14]);
});

test("regions that are too small are left out, and the ends of rows do not join", () => {
  expect(regions(mask("...#", "#..."), new Float32Array(8), 1)).toHaveLength(2);
  expect(regions(mask("...#", "#..."), new Float32Array(8), 2)).toEqual([]);
});

test("an outline has the outer corners of the first and the last cell of each row", () => {
  expect(outline(mask(".##.", "...."))).toEqual([
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 3, y: 0 },
    { x: 3, y: 1 },
  ]);
});
