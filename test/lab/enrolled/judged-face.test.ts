import { describe, expect, test } from "vitest";
import type { Item } from "../../../src/domain/item.ts";
import { facesTable } from "../../../src/lab/enrolled/faces-table.ts";
import { facesOf } from "../../../src/lab/enrolled/judged-face.ts";
import { photographAgain } from "../../../src/lab/enrolled/photograph-again.ts";
import { itemNamed } from "../../support/evidence.ts";

const side = (face: string, identity: boolean, item: string, cosine: number): Item["faces"][number] => ({
  face,
  identity,
  nearest: { item, face: "side-1", cosine },
});
const items = [
  itemNamed("calpol", { faces: [side("side-1", true, "obnyx", 0.2), side("side-2", false, "silver", 0.9)] }),
  itemNamed("obnyx", { faces: [side("side-1", true, "calpol", 0.2)] }),
  itemNamed("silver", { faces: [side("side-1", false, "calpol", 0.9)] }),
  itemNamed("sebifin", { faces: [side("side-1", true, "zofer", 0.95)], inseparable: ["zofer"] }),
  itemNamed("zofer", { faces: [side("side-1", true, "sebifin", 0.95)], inseparable: ["sebifin"] }),
];
const never = new Map([["obnyx", { look: "unsure", because: "evidence-outside" } as const]]);
const faces = facesOf({ items, found: [] }, never);

describe("the faces of an enrolment", () => {
  test("come in the order in which they need care, the nearest to another first", () => {
    expect(faces.map(({ item, face, asked }) => [item, face, asked])).toEqual([
      ["sebifin", "side-1", "another way"],
      ["zofer", "side-1", "another way"],
      ["silver", "side-1", "by hand"],
      ["obnyx", "side-1", "by hand"],
      ["calpol", "side-2", "turn over"],
      ["calpol", "side-1", "nothing"],
    ]);
  });

  test("say how far the nearest other item is, and what will be asked of the nurse", () => {
    expect(facesTable(faces)).toMatch(/^calpol +side-2 +0 +silver side-1 +0\.10 +turn it over$/m);
    expect(facesTable(faces)).toMatch(/^calpol +side-1 +0 +obnyx side-1 +0\.80 +nothing: may turn green$/m);
    expect(facesTable(faces)).toMatch(/print or barcode decides: the same as \S+$/m);
    expect(facesTable(faces)).toContain("check by hand: the network looks at what lies beside the pack");
  });
});

describe("what to photograph again", () => {
  const shown = items.map(({ id }) => ({ item: id, located: id !== "calpol" }));
  const proofs = [{ item: "obnyx", picture: "3.jpg", recognized: false, knownness: 0.01 }];
  const again = photographAgain(shown, { items, proofs, never }).map((line) => line.replace(/;.*/, ""));

  test("is named with the reason", () => {
    expect(again).toEqual([
      expect.stringMatching(/^calpol: found by the program itself in no photograph/),
      expect.stringMatching(/^silver: its sides look like those of other items/),
      expect.stringMatching(/^obnyx: confirmed not even in its own photographs: the network looks at what lies beside the pack/),
      expect.stringMatching(/^obnyx: not known without its own photograph/),
    ]);
  });

  test("are not the items that look the same: no photograph tells them apart", () => {
    expect(again.join()).not.toMatch(/sebifin|zofer/i);
  });
});
