import { describe, expect, test } from "vitest";
import type { Item } from "../../src/domain/item.ts";
import { formatFormulary } from "../../src/enrolment/csv/format.ts";
import { takeFormulary } from "../../src/enrolment/csv/take.ts";
import { itemNamed } from "../support/evidence.ts";

const ITEMS: readonly Item[] = [
  itemNamed("a", { name: "Alpha", gtins: ["04006381333931", "4012345678901"], lookAlikes: [{ item: "b", marginFloor: 0.85 }] }),
  itemNamed("b", { name: "=HYPERLINK(1)", strength: "-5 mg", reveal: "after_confirm" }),
  itemNamed("ยา-500", { name: 'ยา, "ดี"', form: "เม็ด" }),
];

const take = (text: string, items = ITEMS) => takeFormulary(Buffer.from(text), items);
const problemsOf = (text: string) => {
  const taken = take(text);
  return "problems" in taken ? taken.problems : [];
};

describe("the formulary as CSV", () => {
  test("comes back as it left, whatever a spreadsheet does to its form", () => {
    const csv = formatFormulary(ITEMS);
    const unchanged = { changed: [], unchanged: 3, unnamed: [] };
    expect(take(csv)).toEqual(unchanged);
    expect(take(csv.replaceAll("\r\n", "\n").replace("\ufeff", ""))).toEqual(unchanged);
    expect(takeFormulary(Buffer.from(csv, "utf16le"), ITEMS)).toEqual(unchanged);
    const semicolons = csv.replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/gm, ";");
    expect(take(semicolons)).toEqual(unchanged);
  });

  test("holds nothing that a spreadsheet would calculate", () => {
    const csv = formatFormulary(ITEMS);
    expect(csv).toContain("b,'=HYPERLINK(1),,'-5 mg,");
    expect(csv.startsWith("\ufeffid,name,generic,strength,form,gtin,look-alikes,reveal,other-print\r\n")).toBe(true);
  });

  test("changes what it says and nothing else: a column or a line that is not there says nothing", () => {
    expect(take("id,strength\na,250 mg\n")).toEqual({
      changed: [
        {
          id: "a",
          name: "Alpha",
          strength: "250 mg",
          form: "tablet",
          gtins: ["04006381333931", "4012345678901"],
          lookAlikes: ["b"],
          reveal: undefined,
        },
      ],
      unchanged: 0,
      unnamed: ["b", "ยา-500"],
    });
  });

  test("keeps what a file without these columns does not say, and clears what an empty cell says is none", () => {
    const branded = [{ ...(ITEMS[0] as Item), generic: "paracetamol", otherPrint: "stop" as const }];
    const changed = (csv: string) => takeFormulary(Buffer.from(csv), branded);
    expect(changed("id,strength\na,250 mg\n")).toMatchObject({ changed: [{ generic: "paracetamol", otherPrint: "stop" }] });
    expect(changed("id,generic,other-print\na,,check\n")).toMatchObject({ changed: [{ generic: undefined, otherPrint: "check" }] });
  });

  test("calls columns as people do", () => {
    expect(take("ID;Codes;Look alikes;Policy\na;4006381333931;b | ยา-500;after_confirm\n")).toMatchObject({
      changed: [{ id: "a", gtins: ["4006381333931"], lookAlikes: ["b", "ยา-500"], reveal: "after_confirm" }],
    });
  });

  test("has several numbers in a cell, one for each pack size", () => {
    expect(take("id,codes\nb,9501101530003 5901234123457\n")).toMatchObject({
      changed: [{ id: "b", gtins: ["9501101530003", "5901234123457"] }],
    });
  });

  test.each([
    ["a medicine that was never shown", "id,name\nax,Alpha\n", 2, "id", /teach it at the cabinet first. Nearest to it: a/],
    ["a look-alike that is none", "id,look-alikes\na,c\n", 2, "look-alikes", /c is not in the formulary/],
    ["itself as a look-alike", "id,look-alikes\na,a\n", 2, "look-alikes", /this line's own item/],
    ["a number that lost its zeros", "id,gtin\na,40063813339\n", 2, "gtin", /has 11. Spreadsheets drop zeros/],
    ["a number that was rounded", "id,gtin\na,4.00638E+12\n", 2, "gtin", /rounded this number. Format the column as text/],
    ["a wrong check digit", "id,gtin\na,4006381333932\n", 2, "gtin", /should be 1/],
    ["a number that two items have", "id,gtin\na,4006381333931\nb,04006381333931\n", 3, "gtin", /line 2 has this number already/],
    [
      "a number that one of several of another item is",
      "id,codes\na,4006381333931 | 4012345678901\nb,04012345678901\n",
      3,
      "gtin",
      /line 2 has this/,
    ],
    ["a number of a medicine that it does not name", "id,gtin\nb,4006381333931\n", 2, "gtin", /4006381333931 is the number of a/],
    ["a line twice", "id\na\nb\na\n", 4, "id", /line 2 has this id already/],
    ["a policy that is none", "id,reveal\na,later\n", 2, "reveal", /immediate or after_confirm/],
    ["letters that are lost", "id,name\na,Caf\ufffd\n", 2, "name", /CSV UTF-8/],
    ["a column that is none", "id,strenght\na,5 mg\n", 1, "strenght", /there is no such column/],
    ["nothing below its heading", "id,name\n", 1, "", /no line below the heading/],
    ["too many cells", "id,name\na,b,c\n", 2, "", /Invalid Record Length/],
  ])("with %s is refused by line and column", (_, csv, line, column, sentence) => {
    expect(problemsOf(csv)).toContainEqual({ line, column, problem: expect.stringMatching(sentence) });
  });

  test("tells everything that is wrong at once, from the first line to the last", () => {
    expect(problemsOf("id,gtin,reveal\na,1,later\nx,,\n").map(({ line, column }) => [line, column])).toEqual([
      [2, "gtin"],
      [2, "reveal"],
      [3, "id"],
    ]);
  });
});
