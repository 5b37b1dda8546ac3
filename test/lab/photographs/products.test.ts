import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAnnotations } from "../../../src/lab/photographs/annotations.ts";
import { readCatalogue } from "../../../src/lab/photographs/catalogue.ts";
import { emptyFolder } from "../../support/folder.ts";

interface Labelled {
  readonly product: string;
  readonly id?: string;
  readonly box?: readonly number[];
}

function folderWith(packs: readonly Labelled[], csv?: string): string {
  const dir = emptyFolder();
  const instances = packs.map((pack) => ({ box: [10, 20, 300, 200], ...pack }));
  writeFileSync(
    join(dir, "annotations.json"),
    `\ufeff${JSON.stringify({ images: [{ file: "1.jpg", width: 800, height: 600, instances }] })}`,
  );
  if (csv !== undefined) writeFileSync(join(dir, "formulary.csv"), csv);
  return dir;
}

async function items(packs: readonly Labelled[], csv?: string) {
  const leftOut: string[] = [];
  const pictures = await readAnnotations(folderWith(packs, csv), (file, why) => leftOut.push(`${file}: ${why}`));
  return { items: pictures.flatMap(({ packs }) => packs.map(({ item, product }) => [item, product])), leftOut };
}

describe("two products never become one item", () => {
  test("names that would give one id are refused, both named, with what to do", async () => {
    const refused = items([{ product: "Vitamin C (500)" }, { product: "Vitamin C 500" }]);
    await expect(refused).rejects.toThrow('"Vitamin C (500)" and "Vitamin C 500" would be one item, "vitamin-c-500"');
    await expect(refused).rejects.toThrow(/write its name alike everywhere.*"id"/);
  });

  test("an id that two products were given is refused", async () => {
    await expect(
      items([
        { product: "A", id: "x" },
        { product: "B", id: "x" },
      ]),
    ).rejects.toThrow('"A" and "B" would be one item, "x"');
  });

  test("Thai names, and names that only a sign tells apart, are two items", async () => {
    const { items: found } = await items([
      { product: "พาราเซตามอล 500" },
      { product: "ไอบูโพรเฟน 500" },
      { product: "A 5%" },
      { product: "A 5+" },
      { product: "A 5" },
    ]);
    expect(found.map(([item]) => item)).toEqual(["พาราเซตามอล-500", "ไอบูโพรเฟน-500", "a-5%", "a-5+", "a-5"]);
  });

  test("ids of their own tell them apart", async () => {
    const { items: found } = await items([{ product: "Vitamin C (500)", id: "vitamin-c-tablet" }, { product: "Vitamin C 500" }]);
    expect(found.map(([item]) => item)).toEqual(["vitamin-c-tablet", "vitamin-c-500"]);
  });
});

test("an id that is given once is the product's everywhere", async () => {
  const { items: found } = await items([{ product: "Calpol 650" }, { product: "Calpol 650", id: "calpol" }]);
  expect(found.map(([item]) => item)).toEqual(["calpol", "calpol"]);
});

test("an id that is none, and a name that gives none, are left out with the reason, and the rest is read", async () => {
  const { items: found, leftOut } = await items([{ product: "A", id: "../A" }, { product: "***" }, { product: "B" }]);
  expect(found).toEqual([["b", "B"]]);
  expect(leftOut).toEqual([
    expect.stringMatching(/^1\.jpg, pack 1: "\.\.\/A": an item's id consists of/),
    expect.stringMatching(/^1\.jpg, pack 2: "\*\*\*" has no letter or digit/),
  ]);
});

test("a box of three numbers is left out with its path, and the rest is read", async () => {
  const { items: found, leftOut } = await items([{ product: "A", box: [1, 2, 3] }, { product: "B" }]);
  expect(found).toEqual([["b", "B"]]);
  expect(leftOut).toEqual([expect.stringMatching(/^1\.jpg, pack 1: images\[0\]\.instances\[0\]\.box/)]);
});

describe("formulary.csv", () => {
  test("gives products their id and their name", async () => {
    const csv = "id,name,strength,form,gtin,look-alikes\ncal,Calpol,650 mg,tablet,,\ndolo-650,Dolo,650 mg,tablet,,\n";
    expect((await items([{ product: "Calpol" }, { product: "Dolo-650" }, { product: "Other" }], csv)).items).toEqual([
      ["cal", "Calpol"],
      ["dolo-650", "Dolo"],
      ["other", "Other"],
    ]);
  });

  test("still lets no two products share it", async () => {
    const csv = "id,name\ndolo-650,Dolo\n";
    await expect(items([{ product: "Dolo 650" }, { product: "Dolo-650" }], csv)).rejects.toThrow(/would be one item, "dolo-650"/);
  });

  test.each([
    ["commas", 'ID,Name,Strength,Form,GTIN,Look-alikes\na,"Alpha, new",5 mg,tablet,8850123456787,b;c\n'],
    [
      "semicolons and a byte order mark",
      '\ufeffid;name;strength;form;gtin;look alikes\r\na;Alpha, new;5 mg;tablet;8850123456787;"b;c"\r\n',
    ],
    ["tabs", "id\tname\tstrength\tform\tgtin\tlook_alikes\na\tAlpha, new\t5 mg\ttablet\t8850123456787\tb, c\n"],
  ])("is read with %s", async (_, csv) => {
    expect(await readCatalogue(folderWith([], csv))).toEqual([
      { id: "a", name: "Alpha, new", strength: "5 mg", form: "tablet", gtins: ["8850123456787"], lookAlikes: ["b", "c"] },
    ]);
  });

  test("says when a product's verdict is told, and is refused where it says it in other words", async () => {
    expect(await readCatalogue(folderWith([], "id,reveal\na,after_confirm\nb,\n"))).toMatchObject([
      { id: "a", reveal: "after_confirm" },
      { id: "b", reveal: undefined },
    ]);
    await expect(readCatalogue(folderWith([], "id,reveal\na,later\n"))).rejects.toThrow(
      "line 2: reveal is immediate or after_confirm, not later.",
    );
  });

  test.each([
    ["an id with a blank in it", "id,name\na b,Alpha\n", /line 2: a b: an item's id/],
    ["a line without id and name", "id,name,strength\n,,5 mg\n", /line 2: it needs an id, or a name/],
    ["a GTIN of five digits", "id,gtin\na,12345\n", /line 2: 12345: a GTIN has 8, 12, 13 or 14 digits/],
    ["a GTIN with a wrong digit", "id,gtin\na,4006381333930\n", /line 2: 4006381333930: the last digit of this GTIN should be 1/],
    ["too many cells", "id,name\na,b,c\n", /formulary\.csv cannot be read/],
  ])("with %s is refused by its line", async (_, csv, sentence) => {
    await expect(readCatalogue(folderWith([], csv))).rejects.toThrow(sentence);
  });

  test("is not needed", async () => {
    expect(await readCatalogue(emptyFolder())).toEqual([]);
  });
});
