import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Camera } from "../../camera/camera.ts";
import type { Frame } from "../../domain/frame.ts";
import { readFrames } from "../../journey/frames.ts";
import type { Glimpse } from "../../journey/pipeline.ts";
import type { View } from "../../protocol.ts";
import type { Journey } from "./sides.ts";
import type { Stopwatch } from "./stopwatch.ts";

interface Parts {
  /** At least one; played in a loop. */
  readonly jpegs: readonly Uint8Array[];
  readonly see: (frame: Frame) => Promise<Glimpse>;
  readonly answer: (glimpse: Glimpse) => Promise<View>;
  readonly show: (view: View) => void;
  /** What the daemon does once the view is shown. */
  readonly after: (glimpse: Glimpse) => void;
  /** Makes sure that an order is open; called between frames. */
  readonly order: () => void;
  readonly stopwatch: Pick<Stopwatch, "begin" | "end">;
}

/** The daemon's own loop, fed from memory. Only frames that the network saw count. */
export function openJourney({ jpegs, see, answer, show, after, order, stopwatch }: Parts): Journey {
  let sequence = 0;

  /** Plays this many pictures. For each that the network saw: when its view was shown, and how long that took. */
  async function play(pictures: number, everyMs = 0): Promise<{ readonly atMs: number; readonly tookMs: number }[]> {
    const shown: { readonly atMs: number; readonly tookMs: number }[] = [];
    const end = new AbortController();
    const last = sequence + pictures;
    let failure: unknown;
    order();
    await readFrames(
      {
        camera: reel(last, everyMs),
        see: (frame) => see(frame).catch(fail),
        answer: (glimpse) => answer(glimpse).catch(fail),
        show(view, glimpse) {
          show(view);
          const atMs = performance.now();
          const { frame } = glimpse;
          after(glimpse);
          if (glimpse.sighting !== undefined) shown.push({ atMs, tookMs: atMs - frame.capturedAtMs });
          if (frame.sequence === last) end.abort();
          order();
        },
        missed() {},
        report: () => {},
      },
      end.signal,
    );
    if (failure) throw failure;
    return shown;

    function fail(error: unknown): never {
      failure = error;
      end.abort();
      throw error;
    }
  }

  function reel(last: number, everyMs: number): Pick<Camera, "next"> {
    let dueMs = performance.now();
    return {
      async next(signal) {
        if (sequence === last) await once(signal, "abort").then(() => signal.throwIfAborted());
        const jpeg = jpegs[sequence % jpegs.length];
        if (!jpeg) throw new RangeError("there is no picture to play");
        if (everyMs > 0) await sleep(Math.max(0, dueMs - performance.now()));
        dueMs = Math.max(dueMs, performance.now()) + everyMs;
        sequence += 1;
        return { sequence, capturedAtMs: performance.now(), jpeg };
      },
    };
  }

  return {
    async oneByOne(frames) {
      const journeysMs: number[] = [];
      while (journeysMs.length < frames) {
        stopwatch.begin();
        const [frame] = await play(1);
        stopwatch.end(frame?.tookMs);
        if (frame) journeysMs.push(frame.tookMs);
      }
      return journeysMs;
    },
    async paced(frames, perSecond) {
      const shown = await play(frames, perSecond === undefined ? 0 : 1_000 / perSecond);
      return shown.map(({ tookMs }) => tookMs);
    },
    async inARow(frames) {
      const shown = await play(frames);
      const [first, final] = [shown[0], shown.at(-1)];
      return first && final ? (final.atMs - first.atMs) / (shown.length - 1) : Number.NaN;
    },
  };
}
