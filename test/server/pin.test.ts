import { describe, expect, test } from "vitest";
import { openPinKeeper } from "../../src/server/pin.ts";
import { folderOf } from "../support/folder.ts";

const pinFile = (content: string) => `${folderOf({ pins: content })}/pins`;

describe("the PINs of the pharmacy", () => {
  test("say whose hand it is", () => {
    const pins = openPinKeeper({ pinFile: pinFile("Somchai 482913\r\n\nMalee K. 771204\n900100\n") });
    expect(pins.open("482913")).toEqual({ reply: "open", by: "Somchai" });
    expect(pins.open("771204")).toEqual({ reply: "open", by: "Malee K." });
    expect(pins.open("900100")).toEqual({ reply: "open", by: "pharmacy" });
    expect(pins.open("48291")).toEqual({ reply: "wrong" });
  });

  test("open nothing where none is configured", () => {
    expect(openPinKeeper({ pinFile: null }).open("482913")).toEqual({ reply: "closed" });
  });

  test("wait a minute after five wrong ones in a row, and twice as long after each further one", () => {
    let nowMs = 0;
    const pins = openPinKeeper({ pinFile: pinFile("482913") }, () => nowMs);
    for (let tries = 0; tries < 5; tries++) expect(pins.open("000000").reply).toBe("wrong");
    expect(pins.open("482913").reply).toBe("wait");
    nowMs = 60_000;
    expect(pins.open("000000").reply).toBe("wrong");
    nowMs = 179_999;
    expect(pins.open("482913").reply).toBe("wait");
    nowMs = 180_000;
    expect(pins.open("482913").reply).toBe("open");
    expect(pins.open("000000").reply).toBe("wrong");
    expect(pins.open("482913").reply).toBe("open");
  });

  test.each([
    ["a short one", "Somchai 1234", /line 1 .* is not a name and a PIN of 6 to 16 digits/],
    ["letters", "Somchai 482913\nMalee abcdef", /line 2/],
    ["none", "\n", /holds no PIN/],
  ])("are refused with %s", (_, content, sentence) => {
    expect(() => openPinKeeper({ pinFile: pinFile(content) })).toThrow(sentence);
  });

  test("are refused without their file", () => {
    expect(() => openPinKeeper({ pinFile: "/nowhere/pins" })).toThrow(/enrolment.pinFile: There is no file/);
  });
});
