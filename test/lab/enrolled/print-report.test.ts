import { expect, test } from "vitest";
import type { Item } from "../../../src/domain/item.ts";
import { printReport } from "../../../src/lab/enrolled/print-report.ts";
import { itemNamed } from "../../support/evidence.ts";

function pack(id: string, words: readonly string[], changes: Partial<Item> = {}): Item {
  return itemNamed(id, { name: id, strength: "", faces: [{ face: "side-1", identity: true, words }], ...changes });
}

test("tells what was read, proposes strengths that nobody typed, and warns of a name that is not on its pack", () => {
  const [read, strange, ...more] = printReport([pack("Obnyx", ["Enzalutamide Capsules 40 mg", "Obnyx"]), pack("Sebifin", ["zydus"])]);
  expect(read).toBe("Read on the packs:\n  Obnyx: Enzalutamide Capsules 40 mg | Obnyx; its strength may be 40 mg\n  Sebifin: zydus");
  expect(strange).toMatch(/^Not on the photographed packs as it was typed: .*\n {2}Sebifin$/);
  expect(more).toEqual([]);
});

test("tells which packs that look alike are told apart by their print", () => {
  const alike = (other: string) => ({ inseparable: [other] });
  const told = printReport([pack("Losartan", ["Losartan"], alike("Lisinopril")), pack("Lisinopril", ["Lisinopril"], alike("Losartan"))]);
  expect(told.at(-1)).toContain("Lisinopril and Losartan: print tells them apart");
  const silent = printReport([pack("Losartan", ["zydus"], alike("Lisinopril")), pack("Lisinopril", ["Lisinopril"], alike("Losartan"))]);
  expect(silent.at(-1)).toContain("print does not tell them apart");
});

test("says nothing of packs that were not read", () => {
  expect(printReport([itemNamed("prednisone")])).toEqual([]);
});
