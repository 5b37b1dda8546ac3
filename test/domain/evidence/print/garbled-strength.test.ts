import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { says } from "../../../support/printed.ts";

const VALUES = ["0.5", "1", "2", "2.5", "5", "8", "10", "20", "25", "50", "80", "100", "250", "500", "625", "850"];
const CAPITALS: Readonly<Record<string, string>> = { "5": "S", "8": "B", "2": "Z" };
const SMALL: Readonly<Record<string, string>> = { "5": "s", "2": "z" };

describe("a strength in which a letter was read for a digit", () => {
  test.each(["Atenolol 2S mg", "Atenolol 2S", "Atenolol S0 mg", "Atenolol 5Smg"])("%s: is none of another item", (text) => {
    for (const strength of ["2 mg", "5 mg", "500 mg"])
      expect(says([text], "atenolol", [{ id: "atenolol", name: "Atenolol", strength }]).says).toBe("silent");
  });

  test.each(["aS0mg", "S0 mg", "Atenolol S0mg"])("%s: leaves the item's own to other lines", (garbled) => {
    const items = [{ id: "atenolol", name: "Atenolol", strength: "50 mg" }];
    expect(says([garbled], "atenolol", items).says).toBe("silent");
    expect(says([garbled, "Atenolol 50 mg", "Atenolol"], "atenolol", items).says).toBe("agrees");
    expect(says([garbled, "Atenolol 500 mg", "Atenolol"], "atenolol", items).says).toBe("contradicts");
    expect(says([garbled, "Atenolol S00 mg", "Atenolol 50 mg"], "atenolol", items).says).toBe("silent");
  });

  test("never makes a pack agree with an item of another strength", () => {
    const value = fc.constantFrom(...VALUES);
    const letters = fc.constantFrom(CAPITALS, SMALL);
    const layout = fc.constantFrom("Atenolol V mg", "Atenolol Vmg", "Atenolol V", "AtenololVmg", "Atenolol TabletsVmg");
    fc.assert(
      fc.property(value, value, layout, letters, fc.nat({ max: 7 }), (ordered, other, text, letters, which) => {
        fc.pre(ordered !== other && (letters === CAPITALS || text.includes(" V")));
        const garbled = [...other].map((digit, at) => ((which >> at) & 1 ? (letters[digit] ?? digit) : digit)).join("");
        const items = [{ id: "atenolol", name: "Atenolol", strength: `${ordered} mg` }];
        expect(says([text.replace("V", garbled)], "atenolol", items).says).not.toBe("agrees");
      }),
      { numRuns: 2_000 },
    );
  });
});
