import { performance } from "node:perf_hooks";
import { pino } from "pino";
import { Config } from "../../src/config.ts";
import type { Frame } from "../../src/domain/frame.ts";
import type { EntryNumber, Verdict } from "../../src/domain/verdict/verdict.ts";
import { readFrames } from "../../src/journey/frames.ts";
import { journeyThrough } from "../../src/journey/pipeline.ts";
import { openSight } from "../../src/journey/sight.ts";
import { stagesOf } from "../../src/journey/stages.ts";
import { openMetrics } from "../../src/metrics.ts";
import { openDesk } from "../../src/orders/desk.ts";
import { openBundle } from "../../src/vision/bundle/bundle.ts";
import { openEngine } from "../../src/vision/engine/engine.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";

export interface Rig extends AsyncDisposable {
  /**
   * Shows the picture under a new order of red-100 for as long as patience lasts, as a camera shows a still tray. Returns the
   * verdict and the number of unreadable pictures.
   */
  hold(jpeg: Uint8Array): Promise<{ readonly verdict: Verdict | undefined; readonly missed: number }>;
}

/** Frames. Enough for any verdict, plus the first frame, which may count as motion after the previous picture. */
const HELD = 8;

/** No order of before is asked for. */
const NOTHING = { course: () => [], ofTransaction: () => undefined, lastOrder: () => undefined };

/** The daemon's journey with its real loop, desk, stages and engine on the tiny network, fed from memory. */
export async function openRig(): Promise<Rig> {
  const folder = await makeTinyBundle();
  const bundle = await openBundle(folder.dir);
  const config = Config.parse({});
  const engine = openEngine({ bundle, provider: "cpu", timeoutMs: 5_000, report: () => {}, log: pino({ level: "silent" }) });
  await engine.ready();
  const metrics = openMetrics();
  let entries = 0;
  const record = (): EntryNumber => ++entries as EntryNumber;
  const desk = openDesk({
    rules: { ...config.settle, policy: config.identity, reading: false },
    record,
    recall: NOTHING,
    codes: () => [],
    changed: () => {},
  });
  const sight = openSight({ bundle, engine, metrics });
  const proof = () => ({ bundleVerified: true, selfTest: { pass: true, ageMs: 0 }, auditWritable: true, faults: 0 });
  const stages = stagesOf({ config, bundle, desk, sight, metrics, proof, faults: () => [], provider: () => "cpu", record });
  let sequence = 0;

  return {
    async hold(jpeg) {
      const open = desk.order();
      const supersedes = open && { supersedes: open.id };
      desk.place({ transactionId: `held ${sequence}`, kind: "remove", item: "red-100", ...supersedes });
      const end = new AbortController();
      const last = sequence + HELD;
      let missed = 0;
      await readFrames(
        {
          camera: {
            next(): Promise<Frame> {
              if (sequence === last - 1) end.abort();
              return Promise.resolve({ sequence: ++sequence, capturedAtMs: performance.now(), jpeg });
            },
          },
          ...journeyThrough(stages),
          show() {},
          missed() {
            missed++;
            desk.missed();
            // A refused picture is refused every time.
            end.abort();
          },
          report() {},
        },
        end.signal,
      );
      const view = desk.view();
      return { verdict: view.view === "verdict" ? view.verdict : undefined, missed };
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
