import { describe, expect, test } from "vitest";
import type { Evidence } from "../../../src/domain/evidence/evidence.ts";
import { type PrintFinding, SILENT } from "../../../src/domain/evidence/print/judge-print.ts";
import type { Item } from "../../../src/domain/item.ts";
import { besidePrint, type Witness } from "../../../src/domain/verdict/beside-print.ts";
import { formularyOf } from "../../../src/domain/verdict/formulary.ts";
import { evidenceFor, itemNamed } from "../../support/evidence.ts";

const AGREES: PrintFinding = { says: "agrees", words: ["predniSONE"], lines: [0], names: "prednisone" };
const CONTRADICTS: PrintFinding = { says: "contradicts", words: ["prednisoLONE"], lines: [0], names: "prednisolone" };

const ALIKE = [{ item: "prednisolone", marginFloor: 0.5 }];
const FACES = [
  { face: "print", identity: true, words: ["predniSONE 500 mg"] },
  { face: "pill", identity: true },
];

/** What is said on an order for prednisone, whose pack carries print and looks like prednisolone's. */
function said(evidence: Evidence, witness: Partial<Witness>, changes: Partial<Item> = {}) {
  const ordered = itemNamed("prednisone", { lookAlikes: ALIKE, faces: FACES, ...changes });
  const { decide } = formularyOf([ordered, itemNamed("prednisolone"), itemNamed("other")], 0.5);
  return besidePrint(decide(evidence, "prednisone"), { codeAgrees: false, ...witness });
}

describe("an item with look-alikes", () => {
  test("is confirmed when print or code agrees", () => {
    expect(said(evidenceFor("prednisone"), { print: AGREES }).verdict).toEqual({ look: "match" });
    expect(said(evidenceFor("prednisone"), { codeAgrees: true }).verdict).toEqual({ look: "match" });
  });

  test("is turned over on the side without print, and read by the nurse on the side with it", () => {
    expect(said(evidenceFor("prednisone", { face: "pill" }), { print: SILENT }).verdict).toEqual({
      look: "unsure",
      because: "no-identity",
    });
    const unread = said(evidenceFor("prednisone"), { print: SILENT });
    expect(unread.verdict).toEqual({ look: "unsure", because: "look-alike" });
    expect(unread.weighed["print-agrees"]).toBe(false);
  });

  test("is compared by the nurse where no name could be read on its pack at enrolment, unless print or code agrees", () => {
    const unnamed = [{ face: "print", identity: true, words: ["norvala", "LOT 7"] }];
    const blank = [{ face: "print", identity: true, words: [] }];
    for (const faces of [blank, unnamed]) {
      expect(said(evidenceFor("prednisone"), { print: SILENT }, { faces }).verdict).toEqual({ look: "unsure", because: "look-alike" });
      expect(said(evidenceFor("prednisone"), { print: AGREES }, { faces }).verdict).toEqual({ look: "match" });
      expect(said(evidenceFor("prednisone"), { codeAgrees: true }, { faces }).verdict).toEqual({ look: "match" });
    }
  });

  test("is confirmed although the network takes it for its look-alike, when print says which of them it is", () => {
    const twin = evidenceFor("prednisolone", { probability: 0.7, second: "prednisone" });
    expect(said(twin, { print: AGREES }).verdict).toEqual({ look: "match" });
    expect(said(evidenceFor("prednisolone"), { print: AGREES }).verdict).toEqual({ look: "unsure", because: "print-disagrees" });
  });

  test("is not confirmed by print alone: it must be known, seen whole, and one of those that look alike", () => {
    for (const doubt of [{ knownness: 0.1 }, { evidenceShare: 0.1 }])
      expect(said(evidenceFor("prednisone", doubt), { print: AGREES }).verdict.look).toBe("unsure");
    expect(said(evidenceFor("other", { probability: 0.8, second: "prednisone" }), { print: AGREES }).verdict.look).toBe("unsure");
  });
});

describe("any other item", () => {
  const plain = { lookAlikes: [], faces: [{ face: "print", identity: true }] };

  test("is confirmed where print is silent or was not read", () => {
    expect(said(evidenceFor("prednisone"), { print: SILENT }, plain).verdict).toEqual({ look: "match" });
    expect(said(evidenceFor("prednisone"), {}, plain).verdict).toEqual({ look: "match" });
  });

  test("with look-alikes is too, in a bundle for which no packs were read", () => {
    expect(said(evidenceFor("prednisone"), { print: SILENT }, { faces: plain.faces }).verdict).toEqual({ look: "match" });
  });

  test("is never green when print names another one, and a stop when the network sees that one", () => {
    const doubted = said(evidenceFor("prednisone"), { print: CONTRADICTS }, plain);
    expect(doubted.verdict).toEqual({ look: "unsure", because: "print-disagrees" });
    expect(doubted.weighed["print-agrees"]).toBe(false);
    const seen = evidenceFor("prednisolone", { probability: 0.7, second: "prednisone" });
    expect(said(seen, { print: CONTRADICTS }, plain).verdict).toEqual({ look: "mismatch", seen: "prednisolone" });
  });
});
