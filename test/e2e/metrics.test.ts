import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MOST_SERIES } from "../../src/domain/fleet/metrics.ts";
import { FAULT_NUMBERS } from "../../src/metrics/fault-numbers.ts";
import { startDaemon } from "../support/daemon-process.ts";
import { seriesOf, typesOf } from "../support/exposition.ts";
import { emptyFolder } from "../support/folder.ts";
import { hostOf } from "../support/host.ts";
import { openScreen } from "../support/screen.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const PAGE = readFileSync(new URL("../../deploy/METRICS.md", import.meta.url), "utf8");
const PATIENCE = { timeout: 60_000 };

interface Documented {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  /** null: of a release. */
  readonly labels: Readonly<Record<string, readonly string[] | null>>;
}

const documented = [...PAGE.matchAll(/^\| `(blisterscope_\w+)` \| (\w+) \| ([^|]+) \| ([^|]*) \| [^|]+ \|$/gm)].map(
  ([, name = "", type = "", unit = "", labels = ""]): Documented => ({ name, type, unit, labels: labelsOf(labels) }),
);

function labelsOf(text: string): Documented["labels"] {
  const parts = [...text.matchAll(/`(\w+)`(?:: ([^;`]+))?/g)];
  return Object.fromEntries(parts.map(([, name = "", values]) => [name, values ? values.trim().split(", ") : null]));
}

async function scrape(url: string): Promise<string> {
  return await (await fetch(`${url}/metrics`)).text();
}

/** The names of all series, but what changes with a release. */
function namesOf(text: string): readonly string[] {
  return [...seriesOf(text).keys()].map((name) => name.replace(/^(blisterscope_build_info)\{.*\}$/, "$1")).sort();
}

test("every series of a cabinet is there from the first scrape on, at most 60, and all of them as the page lists them", async () => {
  await using bundle = await makeTinyBundle();
  const path = emptyFolder();
  writeFileSync(join(path, "1.jpg"), await jpeg(tinyTray("blue-100")));
  await using daemon = await startDaemon({ vision: { bundle: bundle.dir }, camera: { path, framesPerSecond: 10 } });
  const first = await scrape(daemon.url);

  const host = hostOf(daemon.url);
  using screen = openScreen(daemon.url);
  await expect.poll(host.isReady, PATIENCE).toBe(true);
  const id = await host.order("red-100");
  const { entry } = await screen.next("verdict");
  expect(await screen.socket.emitWithAck("acknowledge", { entry, answer: { did: "override", reason: "urgent" } })).toBe("recorded");
  await host.cancel(id);
  const later = await scrape(daemon.url);

  const series = seriesOf(later);
  expect(namesOf(later)).toEqual(namesOf(first));
  expect(series.size).toBeLessThanOrEqual(MOST_SERIES);
  expect(series.get('blisterscope_overrides_total{reason="urgent"}')).toBe(1);
  expect(series.get('blisterscope_verdicts_total{look="mismatch",because="picture"}')).toBe(1);
  expect(series.get("blisterscope_confidence_count")).toBe(1);
  expect(series.get("blisterscope_ready")).toBe(1);
  expect(series.get("blisterscope_fault")).toBe(0);
  expect(series.get("blisterscope_provider")).toBe(1);
  expect(series.get("blisterscope_model_starts_total")).toBe(1);
  expect(series.get("blisterscope_frame_seconds_count")).toBeLessThan(series.get("blisterscope_camera_frames_total") ?? 0);

  expect([...typesOf(later)].sort()).toEqual(documented.map(({ name, type }) => [name, type]).sort());
  for (const { unit } of documented) expect(unit.trim()).not.toBe("");
  for (const name of series.keys()) expect(wordsFor(name), name).toBe(true);
});

/** Whether the page has the name, and each label with this value. */
function wordsFor(series: string): boolean {
  const [name = "", labels = ""] = series.replace("}", "").split("{");
  const one = documented.find((row) => row.name === name || (row.type === "histogram" && name.startsWith(`${row.name}_`)));
  return [...labels.matchAll(/(\w+)="(.*?)"/g)].every(([, label = "", value = ""]) => {
    const values = one?.labels[label];
    return values === null || values?.includes(value);
  });
}

test("the page has the number of every fault", () => {
  const rows = [...PAGE.matchAll(/^\| (\d+) \| ([A-Z_]+) \|$/gm)].map(([, number, code]) => [code, Number(number)]);
  expect(Object.fromEntries(rows)).toEqual(FAULT_NUMBERS);
});
