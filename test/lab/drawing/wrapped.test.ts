import { describe, expect, test } from "vitest";
import { wrapped } from "../../../src/lab/drawing/wrapped.ts";

/** Twenty signs a line. */
const wrap = (words: string, most = 3) => wrapped(words, { width: 20 * 0.56 * 10, size: 10, most });

describe("words in lines", () => {
  test("break at spaces, and stay whole in one line", () => {
    expect(wrap("Calpol 650")).toEqual(["Calpol 650"]);
    expect(wrap("Amoxicillin and clavulanate 625")).toEqual(["Amoxicillin and", "clavulanate 625"]);
  });

  test("end in an ellipsis where there is no room for all", () => {
    expect(wrap("Amoxicillin and clavulanate potassium tablets", 2)).toEqual(["Amoxicillin and", "clavulanate…"]);
  });

  test("break between Thai words, whose vowels above and below take no room", () => {
    const lines = wrap("พาราเซตามอลชนิดเม็ดสำหรับผู้ใหญ่");
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join("")).toBe("พาราเซตามอลชนิดเม็ดสำหรับผู้ใหญ่");
    for (const line of lines) {
      expect(line).not.toMatch(/^\p{M}/u);
      expect([...line.replace(/\p{M}/gu, "")].length).toBeLessThanOrEqual(20);
    }
  });

  test("break inside a word that is longer than a line", () => {
    expect(wrap("x".repeat(45))).toEqual(["x".repeat(20), "x".repeat(20), "x".repeat(5)]);
  });
});
