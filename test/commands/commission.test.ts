import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSuitable, packFindings, trayFindings } from "../../src/domain/camera/suitable.ts";
import { COLUMNS, ROWS } from "../../src/domain/tray/thumbnail.ts";
import { blisterscope } from "../support/command-line.ts";
import { emptyFolder } from "../support/folder.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { makeTinyRecording, type TinyRecording } from "../support/tiny-recording.ts";

let bundle: TinyBundle;
let recording: TinyRecording;
beforeAll(async () => {
  bundle = await makeTinyBundle();
  recording = await makeTinyRecording();
});
afterAll(async () => {
  await bundle[Symbol.asyncDispose]();
  await recording[Symbol.asyncDispose]();
});

function newConfig(changes: Readonly<Record<string, unknown>> = {}): string {
  const file = join(emptyFolder(), "config.json");
  const gate = { sharpnessFloor: 0, luminanceFloor: 0 };
  writeFileSync(
    file,
    JSON.stringify({ vision: { bundle: bundle.dir }, reading: { enabled: false }, gate, screen: { language: "th" }, ...changes }),
  );
  return file;
}

const commission = (file: string, ...more: readonly string[]) =>
  blisterscope("commission", "--config", file, "--camera", `recording:${recording.path}`, "--yes", "--wait", "30", ...more);

describe("a cabinet that is commissioned", { timeout: 180_000 }, () => {
  test("has pictures of its tray, a configuration and a self-test, and keeps what was configured; it can be repeated", async () => {
    const file = newConfig();
    for (const time of ["first", "second"]) {
      const { exitCode, stdout, stderr } = await commission(file);
      expect(stdout, `${time}: ${stderr}`).toMatch(
        /preview\.jpg[\s\S]*empty-tray\.jpg[\s\S]*A picture takes the network \d+ ms[\s\S]*Written:[\s\S]*The self-test passed/,
      );
      expect(exitCode).toBe(0);
      // The drawn tray is of one colour.
      expect(stdout).toMatch(/BETTER {2}marks to find the tray by: 0 \(at least 1\)\. Without them nobody is told/);
      const written = JSON.parse(readFileSync(file, "utf8"));
      expect(written).toMatchObject({ screen: { language: "th" }, camera: { source: "recording", path: recording.path } });
      expect(existsSync(written.camera.emptyTray)).toBe(true);
      expect(written.selfTest.latencyBudgetMs).toBe(500);
    }
  });

  test("is not ready when its packs come out too dark", async () => {
    const { exitCode, stdout, stderr } = await commission(newConfig({ gate: { sharpnessFloor: 0, luminanceFloor: 250 } }));
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/CHANGE {2}brightness of the pack: \d+ \(at least 375\)\. Open the lens/);
    expect(stderr).toContain("Not ready yet: brightness of the pack.");
  });

  test("refuses a camera that there is not, before anything else is done", async () => {
    const file = newConfig();
    const { exitCode, stderr } = await blisterscope("commission", "--config", file, "--camera", "webcam; rm -rf /", "--yes");
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(/must be csi, uvc/);
    expect(JSON.parse(readFileSync(file, "utf8")).camera).toBeUndefined();
  });

  test("says what it has waited for in vain", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "one.jpg"), readFileSync(join(bundle.dir, "trays/two.jpg")));
    const { exitCode, stderr } = await blisterscope(
      "commission",
      "--config",
      newConfig(),
      "--camera",
      `recording:${folder}`,
      "--yes",
      "--wait",
      "3",
    );
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/has not shown an empty tray at rest within 3 s: something is in it/);
  });
});

describe("what suits", () => {
  const flat = new Float32Array(COLUMNS * ROWS).fill(120);

  test("a tray of one colour has no marks to find it by", () => {
    expect(
      trayFindings({ grey: flat, sharpness: 2 })
        .filter((finding) => !isSuitable(finding))
        .map(({ id }) => id),
    ).toEqual(["tray-blurred", "tray-marks"]);
  });

  test("a pack must keep some reserve to the gate's limits", () => {
    const limits = { sharpnessFloor: 100, luminanceFloor: 40, glareCeiling: 0.5 };
    const unsuitable = (quality: { sharpness: number; luminance: number; glare: number }) =>
      packFindings({ ...quality, motion: 0 }, limits).filter((finding) => !isSuitable(finding)).length;
    expect(unsuitable({ sharpness: 150, luminance: 60, glare: 0.3 })).toBe(0);
    expect(unsuitable({ sharpness: 149, luminance: 59, glare: 0.4 })).toBe(3);
  });
});
