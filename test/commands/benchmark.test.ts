import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
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
];
const STAGES = ["decode", "locate", "crop", "infer", "session.run within it", "judge", "explain", "record", "all else", "frame to view"];

/** Five processes start, and each has other tests beside it. */
const SLOW_MS = 120_000;

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
  expect(report.pictures.width).toBeGreaterThan(report.network.side);
  expect(report.machine.cores).toBeGreaterThan(0);
  expect(report.screen.views).toBeGreaterThan(60);
  expect(report.screen.previews).toBeGreaterThan(0);
});

test("prints tables that a person can read", { timeout: SLOW_MS }, async () => {
  const { output } = await benchmark("--recording", await recording());
  for (const words of [...FIGURES, ...STAGES]) expect(output).toContain(`| ${words} |`);
  expect(output).toMatch(/^- Node v\d+.*, ONNX Runtime \d+.*, CPUExecutionProvider$/m);
});

test("says so when no pack lies still in the recording", { timeout: SLOW_MS }, async () => {
  const file = join(emptyFolder(), "tray.mjpeg");
  await writeFile(file, await jpeg(tinyTray()));
  expect(await benchmark("--recording", file)).toMatchObject({
    exitCode: 2,
    output: expect.stringContaining("no pack lies still for two pictures"),
  });
});

test("refuses a number of frames that it cannot use", async () => {
  expect(await runCommand("benchmark", "--frames", "many")).toMatchObject({
    exitCode: 2,
    output: expect.stringContaining("'--frames <count>' argument 'many' is invalid"),
  });
});
