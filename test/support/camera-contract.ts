import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Camera } from "../../src/camera/camera.ts";
import type { Fault, ReportFault } from "../../src/errors.ts";

const never = new AbortController().signal;

/** What every camera promises. `open` returns one that sends differing pictures, ten a second or more. */
export function describeCamera(name: string, open: (report: ReportFault) => Camera | Promise<Camera>): void {
  describe(`a camera: ${name}`, () => {
    test("delivers whole JPEG pictures", async () => {
      await using camera = await open(() => {});
      for (let taken = 0; taken < 3; taken += 1) {
        const { jpeg } = await camera.next(never);
        const picture = await sharp(jpeg, { failOn: "warning" }).raw().toBuffer();
        expect(picture.length).toBeGreaterThan(0);
      }
    });

    test("numbers every picture and stamps it with the monotonic clock", async () => {
      const openedAtMs = performance.now();
      await using camera = await open(() => {});
      const first = await camera.next(never);
      const second = await camera.next(never);
      expect(first.sequence).toBeGreaterThanOrEqual(1);
      expect(second.sequence).toBeGreaterThan(first.sequence);
      expect(first.capturedAtMs).toBeGreaterThanOrEqual(openedAtMs);
      expect(second.capturedAtMs).toBeGreaterThan(first.capturedAtMs);
      expect(second.capturedAtMs).toBeLessThanOrEqual(performance.now());
    });

    test("gives a slow reader the newest picture and counts the dropped ones", async () => {
      await using camera = await open(() => {});
      const { sequence } = await camera.next(never);
      await expect.poll(() => camera.counts.frames, { timeout: 10_000 }).toBeGreaterThanOrEqual(sequence + 4);
      const { frames, dropped } = camera.counts;
      expect((await camera.next(never)).sequence).toBe(frames);
      expect(dropped).toBeGreaterThanOrEqual(3);
    });

    test("says that all is well once pictures come", async () => {
      const reports: (Fault | undefined)[] = [];
      await using camera = await open((fault) => reports.push(fault));
      await camera.next(never);
      await expect.poll(() => reports.length > 0 && reports.at(-1) === undefined).toBe(true);
    });

    test("stops waiting when the signal aborts, and can be asked again", async () => {
      await using camera = await open(() => {});
      const aborting = new AbortController();
      await camera.next(never);
      const waiting = camera.next(aborting.signal);
      aborting.abort(new Error("not now"));
      await expect(waiting).rejects.toThrow("not now");
      await expect(camera.next(AbortSignal.abort(new Error("never mind")))).rejects.toThrow("never mind");
      expect((await camera.next(never)).sequence).toBeGreaterThan(1);
    });

    test("refuses who waits when it is closed, and who asks later; closing twice is no error", async () => {
      const camera = await open(() => {});
      await camera.next(never);
      const waiting = expect(camera.next(never)).rejects.toThrow("closed");
      await camera[Symbol.asyncDispose]();
      await waiting;
      await camera[Symbol.asyncDispose]();
      await expect(camera.next(never)).rejects.toThrow("closed");
    });
  });
}
