import { describe, expect, test } from "vitest";
import { decide } from "../../../src/domain/verdict/decide.ts";
import { evidenceFor, itemNamed, items } from "../../support/evidence.ts";

const decided = (...[item, changes]: Parameters<typeof evidenceFor>) =>
  decide(evidenceFor(item, changes), "prednisone", items, 0.5).verdict;

describe("one frame's finding", () => {
  test("the ordered pack, seen clearly, is a match", () => {
    expect(decided("prednisone")).toEqual({ look: "match" });
  });

  test("another pack, seen clearly, is a mismatch that names it", () => {
    expect(decided("prednisolone")).toEqual({ look: "mismatch", seen: "prednisolone" });
  });

  test("a pack unlike anything enrolled is unknown, whatever its probability", () => {
    expect(decided("prednisone", { knownness: 0.59 })).toEqual({ look: "unsure", because: "unknown-pack" });
    expect(decided("other", { knownness: 0.1 })).toEqual({ look: "unsure", because: "unknown-pack" });
  });

  test("a narrow lead over a declared look-alike is a doubt", () => {
    expect(decided("prednisone", { probability: 0.7, second: "prednisolone" })).toEqual({ look: "unsure", because: "look-alike" });
  });

  test("a low probability is a doubt, for a mismatch as for a match", () => {
    expect(decided("prednisone", { probability: 0.89 })).toEqual({ look: "unsure", because: "low-probability" });
    expect(decided("other", { probability: 0.89, second: "prednisone" })).toEqual({ look: "unsure", because: "low-probability" });
  });

  test("evidence that lies outside the pack is a doubt", () => {
    expect(decided("prednisone", { evidenceShare: 0.49 })).toEqual({ look: "unsure", because: "evidence-outside" });
    expect(decided("prednisone", { evidenceShare: 0 })).toEqual({ look: "unsure", because: "evidence-outside" });
  });

  test("a side that tells nothing never confirms and never refutes", () => {
    for (const item of ["prednisone", "other"]) expect(decided(item, { face: "pill" })).toEqual({ look: "unsure", because: "no-identity" });
    const silver = new Map(items).set("other", itemNamed("other", { faces: [{ face: "print", identity: false }] }));
    const finding = decide(evidenceFor("other"), "prednisone", silver, 0.5);
    expect(finding.verdict).toEqual({ look: "unsure", because: "no-identity" });
    expect(finding.weighed["face-tells"]).toBe(false);
  });

  test("of two items that no side tells apart neither is confirmed, nor the other one refuted", () => {
    const twins = new Map(items).set("a", itemNamed("a", { inseparable: ["b"] })).set("b", itemNamed("b", { inseparable: ["a"] }));
    for (const seen of ["a", "b"])
      expect(decide(evidenceFor(seen), "a", twins, 0.5).verdict).toEqual({ look: "unsure", because: "look-alike" });
  });

  test("another pack is named while the ordered one is ruled out, and not before", () => {
    expect(decided("other", { probability: 0.985, second: "prednisone" })).toEqual({ look: "unsure", because: "low-probability" });
    expect(decided("other", { probability: 0.995, second: "prednisone" })).toEqual({ look: "mismatch", seen: "other" });
  });

  test("another pack needs more known-ness to be named than the ordered one to be confirmed", () => {
    expect(decided("prednisone", { knownness: 0.7 })).toEqual({ look: "match" });
    expect(decided("other", { knownness: 0.7 })).toEqual({ look: "unsure", because: "low-probability" });
    expect(decided("other", { knownness: 0.8 })).toEqual({ look: "mismatch", seen: "other" });
  });

  test("numbers that are not numbers never match", () => {
    expect(decided("prednisone", { probability: Number.NaN }).look).toBe("unsure");
    expect(decided("prednisone", { knownness: Number.NaN }).look).toBe("unsure");
    expect(decided("prednisone", { evidenceShare: Number.NaN }).look).toBe("unsure");
  });
});
