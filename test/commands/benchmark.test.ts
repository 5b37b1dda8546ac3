import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MILESTONES } from "../../src/device/milestones.ts";
import { sensibleCounts } from "../../src/lab/benchmark/best-bare.ts";
import type { Report } from "../../src/lab/benchmark/report.ts";
import { runCommand } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const FIGURES = [
  "Frame to view against a bare run, median",
  "Frames in a row against bare runs in a row",
  "Classification with heatmap against without, median",
  "Event loop delay of the daemon, 99th percentile",
  "Memory of the daemon, growth",
  "Memory of the engine, growth",
  "Memory of the decoder, growth",
  "Reading a pack, median",
  "Reading a pack against the bare sessions, median",
  "Frame to view with 10,000 items against 3, median",
  "From the command to ready, the self-test passed",
];
const COSTS = [
  "self-test",
  "enrolment, a photograph",
  "memory of the daemon, at most",
  "memory of the engine, at most",
  "memory of the decoder, at most",
];
const STAGES = ["decode", "locate", "crop", "infer", "session.run within it", "judge", "explain", "record", "all else", "frame to view"];

/** Five processes start, and each has other tests beside it. */
const SLOW_MS = 240_000;

/** A pack comes, lies there for six pictures, and another one follows. */
async function recording(): Promise<string> {
  const pictures = [tinyTray(), ...Array(6).fill(tinyTray("red-100")), tinyTray(), ...Array(6).fill(tinyTray("blue-100"))];
  const file = join(emptyFolder(), "tray.mjpeg");
  await writeFile(file, Buffer.concat(await Promise.all(pictures.map(jpeg))));
  return file;
}

async function benchmark(...options: string[]) {
  await using bundle = await makeTinyBundle();
  return await runCommand("benchmark", "--bundle", bundle.dir, "--frames", "10", "--soak", "10", ...options);
}

test("measures every figure and every stage, while a real screen receives the views", { timeout: SLOW_MS }, async () => {
  const { exitCode, output } = await benchmark("--recording", await recording(), "--json");
  expect(output).toMatch(/^\{/);
  const report: Report = JSON.parse(output);
  expect(exitCode).toBe(0);
  expect(report.figures.map(({ what }) => what)).toEqual(FIGURES);
  for (const { value, target, passed } of report.figures) {
    expect(value).toBeTypeOf("number");
    expect(passed).toBe(target.at === "most" ? value <= target.value : value >= target.value);
  }
  expect(report.stages.map(({ stage }) => stage).toSorted()).toEqual(STAGES.toSorted());
  expect(report.network).toMatchObject({ bundle: "Tiny formulary 1.0.0", provider: "CPUExecutionProvider" });
  expect(report.costs.map(({ what }) => what)).toEqual(COSTS);
  for (const { value } of report.costs) expect(value).toBeGreaterThan(0);
  const steps = report.figures.at(-1)?.from.map(({ value }) => value) ?? [];
  expect(steps).toHaveLength(MILESTONES.length);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  const { tried, threads, ownChoice } = report.bare;
  expect(tried.map(({ threads }) => threads)).toEqual(sensibleCounts(report.machine.cores));
  expect(Math.min(...tried.map(({ runMs }) => runMs))).toBe(tried.find((one) => one.threads === threads)?.runMs);
  expect(ownChoice.runMs).toBeGreaterThan(0);
  expect(report.network.threads).toBeLessThanOrEqual(report.machine.cores);
  expect(report.pictures.width).toBeGreaterThan(report.network.side);
  expect(report.machine.cores).toBeGreaterThan(0);
  expect(report.screen.views).toBeGreaterThan(60);
  expect(report.screen.previews).toBeGreaterThan(0);
});

test("prints tables that a person can read, keeps the report, and says what changed since", { timeout: 2 * SLOW_MS }, async () => {
  const file = await recording();
  const kept = join(emptyFolder(), "report.json");
  const { output } = await benchmark("--recording", file, "--json", kept);
  for (const words of [...FIGURES, ...STAGES, ...COSTS]) expect(output).toContain(`| ${words} |`);
  expect(JSON.parse(await readFile(kept, "utf8")).figures).toHaveLength(FIGURES.length);
  const again = await benchmark("--recording", file, "--against", kept);
  expect(again.output).toContain(`Since ${kept}:`);
  expect(again.output).toMatch(/^\d+ numbers changed by less than 3 %/m);
  expect(output).toMatch(/^- Node v\d+.*, ONNX Runtime \d+.*, CPUExecutionProvider, the daemon on \d+ threads?$/m);
});

test("says so when no pack lies still in the recording", { timeout: SLOW_MS }, async () => {
  const file = join(emptyFolder(), "tray.mjpeg");
  await writeFile(file, await jpeg(tinyTray()));
  expect(await benchmark("--recording", file)).toMatchObject({
    exitCode: 2,
    output: expect.stringContaining("no pack lies still for two pictures"),
  });
});

test("refuses to compare with what is no report, before it measures", async () => {
  const file = join(emptyFolder(), "report.json");
  await writeFile(file, "{}");
  expect(await runCommand("benchmark", "--against", file)).toMatchObject({
    exitCode: 2,
    output: expect.stringContaining(`${file} is no report`),
  });
});

test("refuses a number of frames that it cannot use", async () => {
  expect(await runCommand("benchmark", "--frames", "many")).toMatchObject({
    exitCode: 2,
    output: expect.stringContaining("'--frames <count>' argument 'many' is invalid"),
  });
});
