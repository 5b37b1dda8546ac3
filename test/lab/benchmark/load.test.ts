import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { WHOLE } from "../../../src/domain/evidence/evidence-share.ts";
import { judge } from "../../../src/domain/evidence/judge.ts";
import { withItems } from "../../../src/lab/benchmark/load/drawn-bundle.ts";
import { loadPlot } from "../../../src/lab/benchmark/load/load-plot.ts";
import { loadRows } from "../../../src/lab/benchmark/load/load-rows.ts";
import { loadFrames, measureLoad } from "../../../src/lab/benchmark/load/measure-load.ts";
import { atSize } from "../../../src/lab/benchmark/load/sized.ts";
import { emptyFolder } from "../../support/folder.ts";
import { openTinyEngine } from "../../support/tiny-engine.ts";
import { jpeg, tinyCrop, tinyTray } from "../../support/tiny-pictures.ts";

const PLAN = { items: [3, 500], screens: [1, 2], sizes: [{ width: 960, height: 720 }], rates: [20, undefined] };

test("a frame's cost is measured under every load, and shown as a table and as a plot", { timeout: 120_000 }, async () => {
  const { engine, bundle } = await openTinyEngine({ timeoutMs: 10_000 });
  await engine.ready();
  const recording = join(emptyFolder(), "tray.mjpeg");
  await writeFile(recording, Buffer.concat(await Promise.all(Array(4).fill(tinyTray("red-100")).map(jpeg))));
  let frames = 0;
  const load = await measureLoad({ engine, bundle, provider: "cpu", recording }, PLAN, (more) => {
    frames += more;
  });
  expect(frames).toBe(loadFrames(PLAN));
  expect(load.map(({ items, screens, perSecond }) => [items, screens, perSecond])).toEqual(
    PLAN.items.flatMap((items) => PLAN.screens.flatMap((screens) => PLAN.rates.map((rate) => [items, screens, rate]))),
  );
  for (const { medianMs, p95Ms, coreMs, perSecond = Number.POSITIVE_INFINITY, shownPerSecond } of load) {
    expect(medianMs).toBeGreaterThan(0);
    expect(p95Ms).toBeGreaterThanOrEqual(medianMs);
    expect(coreMs).toBeGreaterThan(0);
    expect(shownPerSecond).toBeLessThanOrEqual(1.1 * perSecond);
  }
  const [heading, , ...rows] = loadRows(load);
  expect(heading).toEqual(["items", "screens", "picture", "20 a second", "in a row"]);
  expect(rows).toHaveLength(4);
  expect((await sharp(await loadPlot(load)).metadata()).format).toBe("png");
});

test("a formulary with drawn items recognizes its own packs as before", async () => {
  const { engine, bundle } = await openTinyEngine();
  await engine.ready();
  const large = withItems(bundle, 2_000);
  expect(large.items).toHaveLength(2_000);
  expect(new Set(large.items.map(({ id }) => id)).size).toBe(2_000);
  const seen = judge(await engine.run(tinyCrop("red-100", 64)), large.head, WHOLE);
  expect(seen.ranked[0]?.item).toBe("red-100");
});

test("a picture of another size keeps all of what it shows", async () => {
  const large = await atSize(await jpeg(tinyTray("red-100")), { width: 1920, height: 1080 });
  expect(await sharp(large).metadata()).toMatchObject({ format: "jpeg", width: 1920, height: 1080 });
});
