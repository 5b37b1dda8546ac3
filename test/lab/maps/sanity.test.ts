import { describe, expect, test } from "vitest";
import { likeNoOther } from "../../../src/lab/maps/sanity.ts";

const made = (file: string, ...values: number[]) => ({ file, map: { rows: 1, columns: values.length, values } });

describe("maps that are like none of another picture", () => {
  test("are all, where each picture has its own", () => {
    expect(likeNoOther([made("1.jpg", 0, 1), made("2.jpg", 0, 2), made("3.jpg", 3, 0)])).toBe(3);
  });

  test("may be alike within one picture, as those of two packs of one item", () => {
    expect(likeNoOther([made("1.jpg", 0, 1), made("1.jpg", 0, 1), made("2.jpg", 1, 0)])).toBe(3);
  });

  test("are none, where every picture has the same", () => {
    expect(likeNoOther([made("1.jpg", 0, 1), made("2.jpg", 0, 1), made("2.jpg", 5, 1)])).toBe(1);
  });
});
