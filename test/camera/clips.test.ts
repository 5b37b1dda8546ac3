import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Camera } from "../../src/camera/camera.ts";
import { type Clip, frameAfter, readClips } from "../../src/camera/clips.ts";
import { openRecording } from "../../src/camera/recording.ts";
import { openJpegCutter } from "../../src/jpeg/cutter.ts";
import { emptyFolder } from "../support/folder.ts";
import { jpegOf } from "../support/jpegs.ts";

const DEMO = "models/demo/tray.mjpeg";

describe("which picture comes next", () => {
  const clip = (name: string, frames: [number, number], still: [number, number]): Clip => ({
    name,
    frames,
    still,
    packs: [],
    glare: false,
  });
  const empty = clip("empty", [0, 1], [0, 1]);
  const one = clip("one", [2, 7], [4, 5]);
  const two = clip("two", [8, 12], [10, 10]);

  test("without a choice the recording runs on, from its end to its beginning", () => {
    expect(course(11, 5)).toEqual([11, 12, 13, 14, 0]);
  });

  test("what lies in the tray is taken away first, then the chosen clip is brought and held", () => {
    expect(course(4, 10, two)).toEqual([4, 6, 7, 8, 9, 10, 10, 10, 10, 10]);
    expect(course(10, 10, one)).toEqual([10, 11, 12, 2, 3, 4, 5, 4, 5, 4]);
  });

  test("what is being brought or taken away goes at once", () => {
    expect(course(2, 4, two)).toEqual([2, 6, 7, 8]);
    expect(course(7, 3, two)).toEqual([7, 8, 9]);
  });

  test("an empty tray is held too, and left at once", () => {
    expect(course(12, 4, empty)).toEqual([12, 0, 1, 0]);
    expect(course(0, 3, two)).toEqual([0, 8, 9]);
  });

  test("a clip that is chosen while its own packs are taken away is brought again", () => {
    expect(course(6, 4, one)).toEqual([6, 7, 2, 3]);
  });

  test("from a part of the recording that belongs to no clip, the chosen one begins at once", () => {
    expect(course(13, 2, one)).toEqual([13, 2]);
  });

  function course(from: number, count: number, chosen?: Clip): number[] {
    const frames = [from];
    while (frames.length < count) frames.push(frameAfter(frames.at(-1) ?? 0, 15, [empty, one, two], chosen));
    return frames;
  }
});

describe("a described recording", () => {
  test("offers its clips with a picture of each, and plays the chosen one", async () => {
    const pictures = await Promise.all([1, 2, 3, 4].map(async (number) => Buffer.from(await jpegOf(number))));
    const packs = [{ item: "red-100", face: "pill" }];
    await using camera = await recording(pictures, [
      { name: "nothing", frames: [0, 0], still: [0, 0], packs: [] },
      { name: "red", frames: [1, 3], still: [2, 2], packs },
    ]);
    expect(camera.clips?.cards).toEqual([
      { name: "nothing", packs: [], glare: false, picture: inBase64(pictures[0]) },
      { name: "red", packs, glare: false, picture: inBase64(pictures[2]) },
    ]);
    expect(camera.clips?.choose("red")).toBe(true);
    expect(camera.clips?.choose("blue")).toBe(false);
    await expect.poll(async () => (await next(camera)).equals(pictures[2] ?? never)).toBe(true);
    for (let times = 0; times < 3; times++) expect(await next(camera)).toEqual(pictures[2]);
    expect(camera.clips?.choose(null)).toBe(true);
    await expect.poll(async () => (await next(camera)).equals(pictures[0] ?? never)).toBe(true);
  });

  test("without its description offers nothing to choose", async () => {
    await using camera = await recording([await jpegOf(1)]);
    expect(camera.clips).toBeUndefined();
  });

  test.each([
    ["ends before the clip does", [{ name: "red", frames: [0, 9], still: [1, 2], packs: [] }]],
    ["has a clip that is still before it begins", [{ name: "red", frames: [1, 2], still: [0, 1], packs: [] }]],
    ["has no clips at all", []],
  ])("that %s is refused", async (_what, clips) => {
    await expect(recording([await jpegOf(1), await jpegOf(2)], clips)).rejects.toMatchObject({ code: "CAMERA_NOT_FOUND" });
  });
});

describe("the demo's description", async () => {
  const clips = (await readClips(DEMO)) ?? [];
  const pictures = openJpegCutter(() => {}).push(readFileSync(DEMO));
  const thumbnails = await Promise.all([...pictures].map((picture) => sharp(picture).resize(64, 48).greyscale().raw().toBuffer()));

  test("leaves no pack of the recording out: what it does not describe is the empty tray", () => {
    const described = clips.flatMap(({ frames: [first, last] }) => range(first, last));
    expect(described).toEqual(range(0, 161));
    for (const at of range(162, thumbnails.length - 1)) expect(difference(at, 0)).toBeLessThan(STILL);
  });

  test("has packs lie still where it says so, and move before and after", () => {
    for (const { name, frames, still } of clips) {
      for (const at of range(still[0], still[1])) expect(difference(at, still[0]), `${name}, frame ${at}`).toBeLessThan(STILL);
      const moving = range(...frames).filter((at) => at < still[0] || at > still[1]);
      for (const at of moving) expect(difference(at, still[0]), `${name}, frame ${at}`).toBeGreaterThan(STILL);
    }
  });

  test("names medicines of the default bundle only", () => {
    const { items } = JSON.parse(readFileSync("models/default/card.json", "utf8")) as { items: { id: string }[] };
    const known = items.map(({ id }) => id);
    const named = clips.flatMap(({ packs }) => packs.map(({ item }) => item)).filter((item) => item !== null);
    expect(named.filter((item) => !known.includes(item))).toEqual([]);
    expect([...new Set(named)]).toEqual(["amoxicillin-500", "ampicillin-500", "paracetamol-500"]);
  });

  /** Mean difference of two pictures, in grey levels. */
  function difference(one: number, another: number): number {
    const [left, right] = [thumbnails[one], thumbnails[another]];
    if (!left || !right) throw new RangeError("the recording is shorter");
    return left.reduce((sum, value, at) => sum + Math.abs(value - (right[at] ?? 0)), 0) / left.length;
  }
});

const never = Buffer.alloc(0);

function inBase64(picture: Uint8Array | undefined): string {
  return Buffer.from(picture ?? never).toString("base64");
}

/** The sensor's noise makes less, a hand makes more. */
const STILL = 2;

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function recording(pictures: readonly Uint8Array[], clips?: unknown): Promise<Camera> {
  const folder = emptyFolder();
  const path = join(folder, "tray.mjpeg");
  writeFileSync(path, Buffer.concat(pictures));
  if (clips) writeFileSync(join(folder, "tray.clips.json"), JSON.stringify({ clips }));
  return openRecording({ path, framesPerSecond: 50, holdSeconds: 0, report: () => {}, log: { warn: () => {} } });
}

async function next(camera: Camera): Promise<Buffer> {
  return Buffer.from((await camera.next(new AbortController().signal)).jpeg);
}
