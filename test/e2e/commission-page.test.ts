import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Commissioning } from "../../src/domain/commissioning.ts";
import { runCommand, startProgram } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { tapThrough } from "../support/gallery.ts";
import { openScreen } from "../support/screen.ts";
import { PIN } from "../support/technician.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { makeTinyRecording, type TinyRecording } from "../support/tiny-recording.ts";
import { browserIsHere, complaintsOf, openBrowser, PANELS } from "../support/touchscreen.ts";

/** On a machine that has much else to do. */
const SOON = { timeout: 60_000 };

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
  const folder = emptyFolder();
  writeFileSync(join(folder, "pins"), `Somchai ${PIN}\n`);
  const file = join(folder, "config.json");
  const gate = { sharpnessFloor: 0, luminanceFloor: 0 };
  const camera = { source: "recording", path: recording.path, framesPerSecond: 10 };
  const enrolment = { pinFile: "pins" };
  const config = { server: { port: 0 }, vision: { bundle: bundle.dir }, reading: { enabled: false }, gate, camera, enrolment };
  writeFileSync(file, JSON.stringify({ ...config, ...changes }));
  return file;
}

const atPage = (file: string) => startProgram("commission", "--config", file, "--page", "--wait", "30");

describe("a cabinet that is set up at its screen", { timeout: 240_000 }, () => {
  test.runIf(browserIsHere)("leads through every step, twice, shows what the camera sees, and writes the configuration", async () => {
    const file = newConfig();
    await using program = await atPage(file);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: PANELS[0], locale: "en", hasTouch: true });
      const complaints = complaintsOf(page, program.url);
      await page.goto(program.url);
      await page.getByText("Camera check off").first().waitFor(SOON);
      await tapThrough(page, ["Technician", "Set up"]);
      await page.locator("input").fill(PIN);
      await tapThrough(page, ["Enter", "Begin"]);
      await throughAllSteps(page);
      await tapThrough(page, ["Do it again"]);
      await throughAllSteps(page);
      const { camera, selfTest } = JSON.parse(readFileSync(file, "utf8"));
      expect(camera).toMatchObject({ source: "recording", path: recording.path });
      expect(existsSync(camera.emptyTray)).toBe(true);
      expect(selfTest.latencyBudgetMs).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
      await tapThrough(page, ["Finish"]);
      expect(await program.exitCode()).toBe(0);
    } finally {
      await browser.close();
    }
  });

  test("does nothing for whoever has no PIN, and goes on at another screen", async () => {
    await using program = await atPage(newConfig());
    using stranger = openScreen(program.url);
    expect(await stranger.socket.emitWithAck("commission", { do: "begin" })).toBe("locked");
    expect(await stranger.socket.emitWithAck("unlock", "000000")).toBe("wrong");
    expect(await stranger.socket.emitWithAck("commission", { do: "begin" })).toBe("locked");
    const technician = await unlocked(program.url);
    expect(await technician.ask({ do: "answer", answer: "csi" })).toBe("refused");
    expect(await technician.ask({ do: "begin" })).toBe("done");
    await technician.sees(({ at }) => at === "asking");
    expect(await technician.ask({ do: "begin" })).toBe("refused");
    technician.leave();
    const another = await unlocked(program.url);
    expect(await another.sees(({ at }) => at === "asking")).toMatchObject({ question: { step: "camera" } });
    another.leave();
  });

  test("says why it did not work, writes nothing then, and can be tried again", async () => {
    const file = newConfig();
    const before = readFileSync(file, "utf8");
    await using program = await atPage(file);
    const technician = await unlocked(program.url);
    await technician.ask({ do: "begin" });
    await technician.sees(({ at }) => at === "asking");
    expect(await technician.ask({ do: "answer", answer: "webcam; rm -rf /" })).toBe("done");
    expect(await technician.sees(({ at }) => at === "failed")).toMatchObject({ why: expect.stringContaining("must be csi, uvc") });
    expect(readFileSync(file, "utf8")).toBe(before);
    await technician.ask({ do: "begin" });
    await technician.sees(({ at }) => at === "asking");
    await technician.ask({ do: "finish" });
    expect(await program.exitCode()).toBe(1);
    technician.leave();
  });

  test("verifies nothing meanwhile: orders are refused, and monitoring is told", async () => {
    await using program = await atPage(newConfig());
    const order = { transactionId: "t-1", kind: "remove", expected: { item: "red-100" } };
    const headers = { "content-type": "application/json" };
    const placed = await fetch(`${program.url}/v1/verifications`, { method: "POST", headers, body: JSON.stringify(order) });
    expect([placed.status, await placed.text()]).toEqual([503, expect.stringContaining("MAINTENANCE")]);
    const ready = await fetch(`${program.url}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining("being set up")]);
  });

  test("needs a PIN that is configured, and says so", async () => {
    const { exitCode, output } = await runCommand("commission", "--config", newConfig({ enrolment: {} }), "--page");
    expect(exitCode).toBe(2);
    expect(output).toContain("name it as enrolment.pinFile");
  });
});

/** As a person would: the recorded tray shows by itself what each step waits for. */
async function throughAllSteps(page: Page): Promise<void> {
  const asks = (step: string) => page.locator(`[data-step="${step}"]`).waitFor(SOON);
  await asks("camera");
  await tapThrough(page, ["Recording (tray.mjpeg)"]);
  await asks("picture");
  await page.locator('canvas[data-live="true"]').waitFor(SOON);
  await tapThrough(page, ["It looks right"]);
  await asks("empty-tray");
  await page.getByText("Stick a dark mark into two corners of the tray.").waitFor(SOON);
  await tapThrough(page, ["It is empty"]);
  await asks("pack");
  await page.getByText("sharpness of the pack").waitFor(SOON);
  await tapThrough(page, ["Take these values"]);
  await page.locator('[data-commissioning="done"]').waitFor(SOON);
  await page.getByText("the self-test passed").waitFor(SOON);
}

/** A technician at a screen without glass. */
async function unlocked(url: string) {
  const screen = openScreen(url);
  let latest: Commissioning | undefined;
  let wake = () => {};
  screen.socket.on("commissioning", (state) => {
    latest = state;
    wake();
  });
  expect(await screen.socket.emitWithAck("unlock", PIN)).toBe("open");
  return {
    ask: (request: Parameters<typeof screen.socket.emit<"commission">>[1]) => screen.socket.emitWithAck("commission", request),
    async sees(which: (state: Commissioning) => boolean): Promise<Commissioning> {
      for (;;) {
        if (latest && which(latest)) return latest;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    leave: () => screen[Symbol.dispose](),
  };
}
