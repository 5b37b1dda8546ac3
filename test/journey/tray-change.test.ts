import { describe, expect, test } from "vitest";
import { Config } from "../../src/config.ts";
import type { Frame } from "../../src/domain/frame.ts";
import { journeyThrough } from "../../src/journey/pipeline.ts";
import { openSight } from "../../src/journey/sight.ts";
import { stagesOf } from "../../src/journey/stages.ts";
import { openMetrics } from "../../src/metrics.ts";
import type { View } from "../../src/protocol.ts";
import { cabinet } from "../support/desk.ts";
import { openTinyEngine } from "../support/tiny-engine.ts";
import { jpeg, type TinyItem, tinyTray } from "../support/tiny-pictures.ts";

const config = Config.parse({});
const PROVEN = { bundleVerified: true, selfTest: { pass: true, ageMs: 0 }, auditWritable: true, faults: 0 };

/** The daemon's journey on the tiny network, one frame after the other. */
async function openJourney() {
  const { bundle, engine } = await openTinyEngine();
  await engine.ready();
  const { desk, audit } = cabinet();
  const metrics = openMetrics();
  const sight = openSight({ bundle, engine, metrics });
  const parts = {
    config,
    bundle,
    desk,
    sight,
    metrics,
    proof: () => PROVEN,
    faults: () => [],
    provider: () => "cpu",
    record: audit.record,
  };
  const { see, answer } = journeyThrough(stagesOf(parts));
  let sequence = 0;
  return {
    desk,
    /** The view after each of so many frames of these packs. */
    async film(count: number, ...packs: readonly (TinyItem | "strange")[]): Promise<View[]> {
      const picture = await jpeg(tinyTray(...packs));
      const views: View[] = [];
      for (let shown = 0; shown < count; shown++) {
        const frame: Frame = { sequence: ++sequence, capturedAtMs: performance.now(), jpeg: picture };
        views.push(await answer(await see(frame)));
      }
      return views;
    },
  };
}

function looks(views: readonly View[]): string[] {
  return views.map((view) => (view.view === "verdict" ? view.verdict.look : view.view));
}

describe("a pack that is exchanged from one frame to the next", () => {
  test("takes its stop with it at once, and the ordered pack has its verdict with the third still frame", async () => {
    const { desk, film } = await openJourney();
    desk.place({ transactionId: "t", kind: "remove", item: "red-100" });
    expect(looks(await film(5, "blue-100")).at(-1)).toBe("mismatch");
    const after = looks(await film(4, "red-100"));
    expect(after).not.toContain("mismatch");
    expect(after.at(-1)).toBe("match");
  });

  test("takes its match with it, though the other one is as bright and lies in the same place", async () => {
    const { desk, film } = await openJourney();
    desk.place({ transactionId: "t", kind: "remove", item: "red-100" });
    expect(looks(await film(5, "red-100")).at(-1)).toBe("match");
    const after = looks(await film(5, "green-100"));
    expect(after).not.toContain("match");
    expect(after.at(-1)).toBe("mismatch");
  });

  test("has no map of its own where it was not recognized", async () => {
    const { desk, film } = await openJourney();
    desk.place({ transactionId: "t", kind: "remove", item: "red-100" });
    const view = (await film(8, "strange")).at(-1);
    expect(view).toMatchObject({ view: "verdict", verdict: { look: "unsure", because: "unknown-pack" }, explanation: { maps: [] } });
  });
});
