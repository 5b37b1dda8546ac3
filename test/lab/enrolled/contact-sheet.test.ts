import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { referenceFile } from "../../../src/enrolment/references.ts";
import { contactSheets } from "../../../src/lab/enrolled/contact-sheet.ts";
import { ASKED, type JudgedFace } from "../../../src/lab/enrolled/judged-face.ts";
import { DRAWN_ITEMS, drawnReference } from "../../support/drawn-packs.ts";

const NAMES = [
  "Calpol 650",
  "พาราเซตามอลชนิดเม็ดเคลือบฟิล์มสำหรับผู้ใหญ่และเด็กอายุมากกว่าสิบสองปี 500 มก.",
  "Amoxicillin trihydrate and potassium clavulanate prolonged-release tablets 1000 mg/62.5 mg",
];
const FACES = 150;

function face(index: number): JudgedFace {
  const asked = ASKED[index % ASKED.length] ?? "nothing";
  return {
    item: `item-${index}`,
    face: "side-1",
    name: NAMES[index % NAMES.length] ?? "",
    photographs: 1 + (index % 3),
    nearest: {
      item: `item-${(index + 1) % FACES}`,
      face: "side-1",
      name: NAMES[(index + 1) % NAMES.length] ?? "",
      distance: index / FACES,
    },
    asked,
    asks: asked === "another way" ? `print or barcode decides: the same as ${NAMES[1]}` : asked,
  };
}

describe("the contact sheets of 150 faces", () => {
  let sheets: ReadonlyMap<string, Uint8Array>;
  beforeAll(async () => {
    const faces = Array.from({ length: FACES }, (_, index) => face(index));
    const pictures = await Promise.all(DRAWN_ITEMS.map(({ id }) => drawnReference(id)));
    sheets = await contactSheets(faces, new Map(faces.map((one, index) => [referenceFile(one), pictures[index % 3] as Uint8Array])));
  }, 180_000);

  test("are pages that a screen can show", async () => {
    expect([...sheets.keys()]).toEqual([
      "faces-1.png",
      "faces-2.png",
      "faces-3.png",
      "faces-4.png",
      "faces-5.png",
      "faces-6.png",
      "faces-7.png",
    ]);
    for (const sheet of sheets.values()) {
      const { format, width = 0, height = 0 } = await sharp(sheet).metadata();
      expect(format).toBe("png");
      expect(width).toBeLessThanOrEqual(2000);
      expect(height).toBeLessThanOrEqual(2400);
    }
  });

  test("weigh little beside the network", () => {
    expect([...sheets.values()].reduce((sum, { length }) => sum + length, 0)).toBeLessThan(10e6);
  });

  test("end with the last face: the last page is as short as it can be", async () => {
    const [first, last] = await Promise.all([1, 7].map((page) => sharp(sheets.get(`faces-${page}.png`)).metadata()));
    expect(last?.width).toBe(first?.width);
    expect(last?.height).toBeLessThan((first?.height ?? 0) / 2);
  });
});
