import { describe, expect, test } from "vitest";
import type { Camera } from "../../src/camera/camera.ts";
import type { Frame } from "../../src/domain/frame.ts";
import { Fault } from "../../src/errors.ts";
import { readFrames } from "../../src/journey/frames.ts";
import type { Glimpse } from "../../src/journey/pipeline.ts";

/** A camera with this many frames, after which it waits for the end. */
function reel(frames: number): Pick<Camera, "next"> {
  let sequence = 0;
  return {
    next(signal) {
      sequence += 1;
      if (sequence <= frames) return Promise.resolve({ sequence, capturedAtMs: 0, jpeg: new Uint8Array() });
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    },
  };
}

/** Plays the frames; the test opens the `answers` one by one. */
function play(see: (frame: Frame) => Promise<Glimpse> = read, frames = 4) {
  const steps: string[] = [];
  const faults: (string | undefined)[] = [];
  const end = new AbortController();
  const answers = [gate(), gate(), gate(), gate()];
  const played = readFrames(
    {
      camera: reel(frames),
      see(frame) {
        steps.push(`see ${frame.sequence}`);
        return see(frame);
      },
      async answer({ frame }) {
        await answers[frame.sequence - 1]?.promise;
        return { view: "idle" };
      },
      show(_, { frame }) {
        steps.push(`show ${frame.sequence}`);
        if (frame.sequence === frames) end.abort();
      },
      missed: () => steps.push("missed"),
      report: (fault) => faults.push(fault?.code),
    },
    end.signal,
  );
  return { steps, faults, answers, played, end };
}

function read(frame: Frame): Promise<Glimpse> {
  const picture = { width: 1, height: 1, rgb: new Uint8Array(3) };
  return Promise.resolve({ frame, scene: { picture, packs: [], tray: 1, quality: { sharpness: 0, luminance: 0, glare: 0, motion: 0 } } });
}

function unreadable(): Promise<Glimpse> {
  return Promise.reject(new Fault("CAMERA_GARBAGE", "half a picture"));
}

function gate() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve: () => resolve() };
}

describe("reading frames", () => {
  test("two more frames are seen while the network looks at one, and no fourth", async () => {
    const { steps, answers, played } = play();
    await expect.poll(() => steps).toEqual(["see 1", "see 2", "see 3"]);
    answers[0]?.resolve();
    await expect.poll(() => steps).toEqual(["see 1", "see 2", "see 3", "show 1", "see 4"]);
    for (const answer of answers) answer.resolve();
    await played;
    expect(steps.slice(5)).toEqual(["show 2", "show 3", "show 4"]);
  });

  test("a later frame whose answer is there first is shown later all the same", async () => {
    const { steps, answers, played } = play();
    for (const answer of answers.toReversed()) answer.resolve();
    await played;
    expect(steps.filter((step) => step.startsWith("show"))).toEqual(["show 1", "show 2", "show 3", "show 4"]);
  });

  test("one picture that cannot be read is passed over, three in a row are a fault", async () => {
    const { faults, answers, played } = play(async (frame) => (frame.sequence === 2 ? unreadable() : read(frame)));
    for (const answer of answers) answer.resolve();
    await played;
    expect(faults).toEqual([undefined, undefined, undefined]);

    const three = play(async (frame) => (frame.sequence < 4 ? unreadable() : read(frame)));
    await expect.poll(() => three.steps.at(-1)).toBe("see 4");
    expect(three.faults).toEqual(["CAMERA_GARBAGE"]);
    three.answers[3]?.resolve();
    await three.played;
    expect(three.faults).toEqual(["CAMERA_GARBAGE", undefined]);
  });

  test("a frame from before, answered only now, does not hide that the pictures since then cannot be read", async () => {
    const { steps, faults, answers, played, end } = play(async (frame) => (frame.sequence > 1 ? unreadable() : read(frame)));
    await expect.poll(() => faults).toEqual(["CAMERA_GARBAGE"]);
    answers[0]?.resolve();
    await expect.poll(() => steps).toContain("show 1");
    end.abort();
    await played;
    expect(faults).toEqual(["CAMERA_GARBAGE"]);
  });

  test("frames that are not looked at between unreadable ones do not hide that these are a fault", async () => {
    const reads = async (frame: Frame) => (frame.sequence % 2 === 1 ? unreadable() : { frame });
    const { faults, answers, played } = play(reads, 6);
    for (const answer of answers) answer.resolve();
    await played;
    expect(faults.at(-1)).toBe("CAMERA_GARBAGE");
  });

  test("a mistake in the program is not taken for a fault of the world", async () => {
    const { played } = play(() => Promise.reject(new TypeError("a bug")));
    await expect(played).rejects.toThrow("a bug");
  });
});
