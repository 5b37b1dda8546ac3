import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDaemon } from "../support/daemon-process.ts";
import { browserIsHere, guardIsOver, openBrowser } from "../support/touchscreen.ts";

const SCENES = fileURLToPath(new URL("../data/scenes/", import.meta.url));

describe.runIf(browserIsHere)("the default bundle, from the tray to the touchscreen", () => {
  let browser: Browser;
  let tray: string;
  beforeAll(async () => {
    browser = await openBrowser();
    tray = await mkdtemp(join(tmpdir(), "blisterscope-story-"));
  });
  afterAll(async () => {
    await browser.close();
    await rm(tray, { recursive: true, force: true });
  });

  /** The page of the daemon at that address, ready for an order. */
  async function pageWith(scene: string, url: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(`${scene}: ${error}`));
    page.on("console", (message) => message.type() === "error" && complaints.push(`${scene}: ${message.text()}`));
    await page.goto(url);
    await page.locator(".panel", { hasText: "Ready" }).waitFor({ timeout: 60_000 });
    return { page, complaints };
  }

  test.each([
    { scene: "scene-1.jpg", ordered: "amoxicillin-500", words: "Looks like the ordered pack" },
    { scene: "scene-2.jpg", ordered: "metformin-500", words: "850 mg" },
    { scene: "scene-7.jpg", ordered: "ibuprofen-400", words: "One pack at a time" },
  ])("$scene under an order of $ordered: $words", async ({ scene, ordered, words }) => {
    const path = join(tray, scene.replace(".jpg", ""));
    await cp(join(SCENES, scene), join(path, scene));
    await using daemon = await startDaemon({ camera: { path } });
    const { page, complaints } = await pageWith(scene, daemon.url);
    await guardIsOver(page);
    await page.locator(`[data-item="${ordered}"]`).click();
    await page.locator(".panel", { hasText: words }).waitFor({ timeout: 60_000 });
    await page.close();
    expect(complaints).toEqual([]);
  });

  test("the demo as its first lines say: Amoxicillin ordered, Ampicillin put in the tray, STOP", async () => {
    await using daemon = await startDaemon({ vision: { timeoutMs: 10_000 } });
    const { page, complaints } = await pageWith("demo", daemon.url);
    await guardIsOver(page);
    await page.locator('[data-item="amoxicillin-500"]').click();
    await page.getByRole("button", { name: "Demo", exact: true }).click();
    await guardIsOver(page);
    await page.locator('[data-clip="ampicillin-print"]').click();
    const stop = page.locator('[data-look="stop"]');
    await stop.waitFor({ timeout: 60_000 });
    expect(await stop.textContent()).toMatch(/This looks likeAmpicillin.*OrderedAmoxicillin/);
    await page.close();
    expect(complaints).toEqual([]);
  });
});
