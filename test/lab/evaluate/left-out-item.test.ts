import { describe, expect, test } from "vitest";
import { openLeavingOut } from "../../../src/lab/evaluate/left-out-item.ts";
import type { Card } from "../../../src/vision/bundle/card.ts";
import { itemNamed } from "../../support/evidence.ts";
import { plainHead, prints } from "../../support/plain-head.ts";

const card = { calibration: { evidenceShareFloor: 0.5 } } as Card;
/** "a" and "twin" look the same, "b" does not. */
const HEAD = plainHead(
  prints("a", "twin", "b"),
  [1, 0, 0.95, 0.31, 0, 1].flatMap((value, at) => (at % 2 === 0 ? [value] : [value, 0])),
);
const silent = { faces: [{ face: "print", identity: false }] };
const ITEMS = [
  itemNamed("a", { ...silent, inseparable: ["twin"] }),
  itemNamed("twin", { ...silent, inseparable: ["a"], lookAlikes: [{ item: "a", marginFloor: 0.85 }] }),
  itemNamed("b"),
];

describe("without an item", () => {
  const leavingOut = openLeavingOut({ head: HEAD, items: ITEMS, card });

  test("the head has the others' rows, unchanged", () => {
    const without = leavingOut("a");
    expect(without?.head.rows.map(({ item }) => item)).toEqual(["twin", "b"]);
    expect([...(without?.head.directions ?? [])]).toEqual([...HEAD.directions.slice(3)]);
  });

  test("its twin is doubted no more: the worst case for a pack of it", () => {
    const twin = leavingOut("a")?.formulary.items.get("twin");
    expect(twin).toMatchObject({ faces: [{ identity: true }], inseparable: [], lookAlikes: [] });
  });

  test("twins that are left stay doubted", () => {
    const { items } = leavingOut("b")?.formulary ?? {};
    expect(items?.get("a")).toMatchObject({ faces: [{ identity: false }], inseparable: ["twin"] });
  });

  test("a formulary of one has nothing left", () => {
    const one = plainHead(prints("a"), [1, 0, 0]);
    expect(openLeavingOut({ head: one, items: [itemNamed("a")], card })("a")).toBeUndefined();
  });
});
