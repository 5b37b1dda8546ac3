import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Camera } from "../../src/camera/camera.ts";
import { openRecording, type RecordingOptions } from "../../src/camera/recording.ts";
import type { Fault } from "../../src/errors.ts";
import { describeCamera } from "../support/camera-contract.ts";
import { emptyFolder } from "../support/folder.ts";
import { jpegOf, pngOf } from "../support/jpegs.ts";

const never = new AbortController().signal;
const [one, two, three] = await Promise.all([jpegOf(1), jpegOf(2), jpegOf(3)]);
const text = Buffer.from("this is no picture");

describeCamera("a folder of pictures", (report) => open(folderOf({ "1.jpg": one, "2.jpg": two }), { report, holdSeconds: 0.1 }));
describeCamera("an MJPEG file", (report) => open(fileOf(one, two, three), { report }));

describe("a recorded folder", () => {
  test("is shown in natural order, again and again", async () => {
    await using camera = await open(folderOf({ "10.jpg": three, "2.jpeg": two, "1.JPG": one }));
    expect(await shown(camera, 5)).toEqual([one, two, three, one, two]);
  });

  test("shows each picture for its time", async () => {
    await using camera = await open(folderOf({ "1.jpg": one, "2.jpg": two }), { framesPerSecond: 50, holdSeconds: 0.06 });
    expect(await shown(camera, 7)).toEqual([one, one, one, two, two, two, one]);
  });

  test("shows a PNG as a JPEG without loss of colour resolution", async () => {
    await using camera = await open(folderOf({ "1.png": await pngOf(1) }));
    const [picture] = await shown(camera, 1);
    expect(await sharp(picture).metadata()).toMatchObject({ format: "jpeg", width: 48, height: 48, chromaSubsampling: "4:4:4" });
  });

  test("passes over what is no picture, cut off or hidden, counts it and logs it once", async () => {
    const complaints: unknown[] = [];
    const folder = folderOf({
      "1.jpg": one,
      "2.jpg": text,
      "3.jpg": two.subarray(0, 900),
      "4.png": text,
      ".5.jpg": three,
      "notes.txt": text,
    });
    mkdirSync(join(folder, "6.jpg"));
    await using camera = await open(folder, { log: { warn: (...words: unknown[]) => void complaints.push(words) } });
    expect(await shown(camera, 3)).toEqual([one, one, one]);
    expect(camera.counts.unreadable).toBeGreaterThanOrEqual(8);
    expect(complaints).toHaveLength(4);
  });

  test("takes up pictures that are put there later", async () => {
    const folder = folderOf({ "1.jpg": one });
    await using camera = await open(folder);
    await shown(camera, 1);
    writeFileSync(join(folder, "2.jpg.part"), two);
    renameSync(join(folder, "2.jpg.part"), join(folder, "2.jpg"));
    while ((await camera.next(never)).jpeg.length !== two.length);
  });

  test("without any usable picture is CAMERA_GARBAGE until there is one", async () => {
    const reports: (Fault | undefined)[] = [];
    const folder = folderOf({ "1.jpg": text });
    await using camera = await open(folder, { report: (fault) => reports.push(fault) });
    await expect.poll(() => reports.at(-1)?.code).toBe("CAMERA_GARBAGE");
    writeFileSync(join(folder, "2.jpg"), two);
    expect((await camera.next(never)).jpeg).toEqual(two);
    await expect.poll(() => reports.at(-1)).toBeUndefined();
  });

  test("that disappears is CAMERA_NOT_FOUND", async () => {
    const reports: (Fault | undefined)[] = [];
    const folder = folderOf({ "1.jpg": one });
    await using camera = await open(folder, { report: (fault) => reports.push(fault) });
    await camera.next(never);
    rmSync(folder, { recursive: true });
    await expect.poll(() => reports.at(-1)?.code, { timeout: 5_000 }).toBe("CAMERA_NOT_FOUND");
  });

  test("that is empty or missing is refused with what to do about it", async () => {
    await expect(open(folderOf({ "notes.txt": text }))).rejects.toMatchObject({
      code: "CAMERA_NOT_FOUND",
      detail: expect.stringContaining("holds no picture"),
    });
    await expect(open("/nowhere/at/all")).rejects.toMatchObject({
      code: "CAMERA_NOT_FOUND",
      detail: expect.stringContaining("Set camera.path"),
    });
  });
});

describe("a recorded MJPEG file", () => {
  test("is shown picture by picture, again and again, whatever lies between them", async () => {
    await using camera = await open(fileOf(text, one, text, two.subarray(0, 900), three, text));
    expect(await shown(camera, 4)).toEqual([one, three, one, three]);
  });

  test("of any size is never held in memory", async () => {
    const filler = new Uint8Array(64 * 1024 * 1024);
    await using camera = await open(fileOf(one, filler, filler, two), { framesPerSecond: 10_000 });
    await shown(camera, 2);
    const before = process.memoryUsage().rss;
    await shown(camera, 4);
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024);
  });

  test("without any picture is CAMERA_GARBAGE", async () => {
    const reports: (Fault | undefined)[] = [];
    await using _camera = await open(fileOf(text), { report: (fault) => reports.push(fault) });
    await expect.poll(() => reports.at(-1)?.code).toBe("CAMERA_GARBAGE");
  });
});

test("a recording keeps its pace", async () => {
  await using camera = await open(fileOf(one, two), { framesPerSecond: 20 });
  const first = await camera.next(never);
  await shown(camera, 9);
  const last = await camera.next(never);
  const elapsedMs = last.capturedAtMs - first.capturedAtMs;
  const expectedMs = (last.sequence - first.sequence) * 50;
  expect(elapsedMs).toBeGreaterThan(expectedMs - 25);
});

function open(path: string, options: Partial<RecordingOptions> = {}): Promise<Camera> {
  return openRecording({ path, framesPerSecond: 50, holdSeconds: 0, report: () => {}, log: { warn: () => {} }, ...options });
}

/** The next pictures, without gaps. */
async function shown(camera: Camera, count: number): Promise<Uint8Array[]> {
  const frames = [];
  while (frames.length < count) frames.push(await camera.next(never));
  expect(camera.counts.dropped).toBe(0);
  return frames.map((frame) => frame.jpeg);
}

function folderOf(files: Record<string, Uint8Array>): string {
  const folder = emptyFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

function fileOf(...parts: readonly Uint8Array[]): string {
  const file = join(emptyFolder(), "recording.mjpeg");
  writeFileSync(file, Buffer.concat(parts));
  return file;
}
