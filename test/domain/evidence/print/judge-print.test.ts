import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namedBy } from "../../../../src/domain/evidence/print/judge-print.ts";
import { type Described, linesOf, says, vocabulary } from "../../../support/printed.ts";

const AMOXICILLIN = { id: "amoxicillin-500", name: "Amoxicillin", strength: "500 mg" };

describe("print that agrees", () => {
  test.each([
    ["name and strength", ["Amoxicillin 500 mg"]],
    ["as readers join them", ["AmoxicillinCapsules500mg"]],
    ["on two lines", ["AMOXICILLIN", "500 mg"]],
    ["O for 0, 1 for l, l for I", ["Am0xici1Iin 5OO mg"]],
    ["broken", ["Amoxi cillin", "500mg"]],
    ["accents", ["Amoxicíllin 500 mg"]],
    ["in another unit", ["Amoxicillin 0.5 g"]],
    ["without a unit, beside the name", ["AMOXICILLIN 500"]],
  ])("%s", (_, texts) => {
    expect(says(texts, "amoxicillin-500", [AMOXICILLIN]).says).toBe("agrees");
  });

  test("counts a strength beside the name where that is misread by a letter, if it was read rightly elsewhere", () => {
    const items = [{ id: "lamotrigine-100", name: "lamoTRIgine", strength: "100 mg" }];
    expect(says(["JamoTRIgine 100", "lamoTRIgineTablets"], "lamotrigine-100", items).says).toBe("agrees");
    expect(says(["JamoTRIgine 25", "lamoTRIgineTablets"], "lamotrigine-100", items).says).not.toBe("agrees");
    expect(says(["JamoTRIgine 25 mg", "lamoTRIgineTablets"], "lamotrigine-100", items).says).toBe("contradicts");
    expect(says(["JamoTRIgine 100"], "lamotrigine-100", items).says).toBe("silent");
  });

  test("tells the words that decided, as they were read, and their lines", () => {
    expect(says(["norvala", "AmoxicillinCapsules500mg"], "amoxicillin-500", [AMOXICILLIN])).toEqual({
      says: "agrees",
      words: ["Amoxicillin", "500mg"],
      lines: [1],
      names: "amoxicillin-500",
    });
  });

  test("names a brand whose number is its strength", () => {
    const items = [
      { id: "dolo-650", name: "Dolo-650" },
      { id: "obnyx", name: "Obnyx" },
    ];
    expect(says(["Paracetamol TabletsIP", "Dol0-650"], "dolo-650", items).says).toBe("agrees");
    expect(says(["Dolo-650 3g1-E9oDolo-650"], "dolo-650", items).says).toBe("agrees");
    expect(says(["Dolo 500 650"], "dolo-650", items).says).toBe("silent");
    expect(says(["zydus", "ObnyxM"], "obnyx", items).says).toBe("agrees");
    expect(namedBy(linesOf(["zydus", "ObnyxM"]), vocabulary(items))).toBe("obnyx");
  });

  test("names a brand although its generic name is another item's", () => {
    const items = [
      { id: "calpol-650", name: "Calpol 650", words: ["PARACETAMOL TABLETS IP 650mg", "Calpol 650"] },
      { id: "paracetamol-650", name: "Paracetamol", strength: "650 mg" },
    ];
    expect(says(["PARACETAMOLTABLETSIP650mg", "Calpol 650"], "calpol-650", items).says).toBe("agrees");
    expect(says(["PARACETAMOLTABLETSIP650mg"], "calpol-650", items).says).toBe("silent");
  });

  test("names a pack by what was read at enrolment where its own name is not printed", () => {
    const items = [
      { id: "pack-1", name: "Heart, blue", words: ["Metoprolol succinate"] },
      { id: "pack-2", name: "Heart, red", words: ["Bisoprolol fumarate"] },
    ];
    expect(says(["Metoprolol succinate"], "pack-1", items).says).toBe("agrees");
    expect(says(["Metoprolol succinate"], "pack-2", items).says).toBe("contradicts");
  });
});

describe("a name that the reader got wrong at enrolment", () => {
  const items = [{ id: "obnyx", name: "Obnyx", words: ["Qbnyx", "zydus"] }];

  test("is the item's when it is got wrong in the same way, or right", () => {
    for (const read of ["Qbnyx", "Obnyx"]) expect(says([read], "obnyx", items).says).toBe("agrees");
    expect(says(["Ubnyx"], "obnyx", items).says).toBe("silent");
  });

  test("is not the item's when it is another item's name", () => {
    const other = { id: "qbnyx", name: "Qbnyx" };
    expect(says(["Qbnyx"], "obnyx", [...items, other]).says).toBe("silent");
  });
});

describe("print that contradicts", () => {
  const items = [AMOXICILLIN, { id: "ampicillin-500", name: "Ampicillin", strength: "500 mg" }];

  test("names another item", () => {
    expect(says(["Ampicillin 500 mg"], "amoxicillin-500", items)).toMatchObject({ says: "contradicts", names: "ampicillin-500" });
  });

  test("names another strength", () => {
    expect(says(["Amoxicillin 250 mg"], "amoxicillin-500", items)).toMatchObject({ says: "contradicts", words: ["Amoxicillin", "250 mg"] });
  });

  test("of a release that the item has not is no agreement", () => {
    expect(says(["Amoxicillin SR 500 mg"], "amoxicillin-500", items).says).toBe("silent");
  });
});

describe("print that is silent", () => {
  test.each([
    ["nothing", []],
    ["another script", ["พาราเซตามอล ๕๐๐"]],
    ["a maker", ["norvala", "B.No. 1234", "EXP 03/2026"]],
    ["a name without the strength", ["Amoxicillin"]],
    ["a part of a longer name", ["Coamoxicillinum 500 mg"]],
    ["a price that is the strength's number", ["Amoxicillin", "M.R.P. 500"]],
  ])("%s", (_, texts) => {
    expect(says(texts, "amoxicillin-500", [AMOXICILLIN]).says).toBe("silent");
  });

  test("two items", () => {
    const items = [AMOXICILLIN, { id: "ampicillin-500", name: "Ampicillin", strength: "500 mg" }];
    expect(says(["Amoxicillin 500 mg", "Ampicillin 500 mg"], "amoxicillin-500", items).says).toBe("silent");
  });

  test("a name that two items of different strength share, although the strength of one could not be read at enrolment", () => {
    const five = { id: "amlodipine-5", name: "amLODIPine", strength: "5 mg", words: ["un", "7"] };
    const items = [five, { ...five, id: "amlodipine-10", strength: "10 mg", words: [] }];
    for (const { id } of items) expect(says(["amLODIPine", "sundial"], id, items).says).toBe("silent");
    expect(says(["amLODIPine 5 mg"], "amlodipine-5", items).says).toBe("agrees");
  });

  test("an item whose name is in a script that is not read", () => {
    expect(says(["Paracetamol 500 mg"], "พาราเซตามอล-500", [{ id: "พาราเซตามอล-500", name: "พาราเซตามอล", strength: "500 mg" }]).says).toBe(
      "silent",
    );
  });
});

const NAMES = [
  "hydrOXYzine",
  "hydrALAZINE",
  "predniSONE",
  "prednisoLONE",
  "buPROPion",
  "busPIRone",
  "Losartan",
  "Lisinopril",
  "Codeine",
  "Dihydrocodeine",
  "Omeprazole",
  "Esomeprazole",
  "cloNIDine",
  "clonazePAM",
];
const VALUES = [0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000];
const UNITS = ["mg", "mcg", "g", "ml"];

const strength = fc.record({ value: fc.constantFrom(...VALUES), unit: fc.constantFrom(...UNITS) });
const medicine = fc.record({ name: fc.constantFrom(...NAMES), strength });
const letter = fc.constantFrom(..."abcdefghkmnpqrstuvwxyz");
const shown = fc.constantFrom<(name: string, strength: string) => string[]>(
  (name, strength) => [`${name} ${strength}`],
  (name, strength) => [`${name}${strength.replace(" ", "")}`],
  (name, strength) => [name.toUpperCase(), strength],
  (name, strength) => [`${name}Tablets${strength.replace(" ", "")}`],
  (name, strength) => [`${name.toUpperCase()}TABLETSIP${strength.replace(" ", "")}`],
  (name, strength) => [`${name} Tablets`, `${name} ${strength}`, "30 TABLETS", "M.R.P. 500"],
);

interface Medicine {
  readonly name: string;
  readonly strength: { readonly value: number; readonly unit: string };
}

function described({ name, strength: { value, unit } }: Medicine, id: string): Described {
  return { id, name, strength: `${value} ${unit}` };
}

function printed({ name, strength: { value, unit } }: Medicine, layout: (name: string, strength: string) => string[]): string[] {
  return layout(name, `${value} ${unit}`);
}

/** The same amount in the same kind of unit. */
function isSameMedicine(a: Medicine, b: Medicine): boolean {
  const micrograms: Record<string, number> = { mcg: 1, mg: 1e3, g: 1e6 };
  const amount = ({ strength: { value, unit } }: Medicine) =>
    unit in micrograms ? `${value * (micrograms[unit] ?? 0)} mass` : `${value} ${unit}`;
  return a.name.toLowerCase() === b.name.toLowerCase() && amount(a) === amount(b);
}

describe("whatever is printed", () => {
  test("another medicine or strength never agrees, enrolled or not", () => {
    fc.assert(
      fc.property(medicine, medicine, shown, fc.boolean(), (ordered, other, layout, isEnrolled) => {
        fc.pre(!isSameMedicine(ordered, other));
        const items = [described(ordered, "ordered"), ...(isEnrolled ? [described(other, "other")] : [])];
        const print = printed(other, layout);
        expect(says(print, "ordered", items).says).not.toBe("agrees");
        expect(
          says(
            print,
            "ordered",
            items.map((item) => ({ ...item, words: printed(ordered, layout) })),
          ).says,
        ).not.toBe("agrees");
      }),
      { numRuns: 2_000 },
    );
  });

  test("a name that is one letter apart never agrees", () => {
    fc.assert(
      fc.property(medicine, fc.nat(), letter, shown, (ordered, at, other, layout) => {
        const place = at % ordered.name.length;
        const name = ordered.name.slice(0, place) + other + ordered.name.slice(place + 1);
        fc.pre(name.toLowerCase() !== ordered.name.toLowerCase());
        const items = [described(ordered, "ordered")];
        expect(says(printed({ ...ordered, name }, layout), "ordered", items).says).not.toBe("agrees");
      }),
      { numRuns: 1_000 },
    );
  });

  test("the right medicine agrees with itself and never contradicts", () => {
    fc.assert(
      fc.property(medicine, shown, (ordered, layout) => {
        expect(says(printed(ordered, layout), "ordered", [described(ordered, "ordered")]).says).toBe("agrees");
      }),
      { numRuns: 500 },
    );
  });

  test("any text at all is compared in time and never throws", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 80 }), { maxLength: 12 }), (texts) => {
        expect(["agrees", "contradicts", "silent"]).toContain(says(texts, "amoxicillin-500", [AMOXICILLIN]).says);
      }),
    );
  });
});
