import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDaemon } from "../support/daemon-process.ts";
import { browserIsHere, complaintsOf, guardIsOver, openBrowser, PANELS } from "../support/touchscreen.ts";

/** The story is told on slow machines too: how soon a silent engine is noticed is a matter of other tests. */
const PATIENT = { timeoutMs: 10_000 };
/** A machine busy with something else gets a frame too late, and then the device rightly refuses to turn green: told again. */
const BUSY = 2;
const SOON_MS = 3_000;
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
  async function pageWith(url: string): Promise<{ page: Page; complaints: readonly string[] }> {
    const page = await browser.newPage({ viewport: PANELS[0] });
    const complaints = complaintsOf(page, url);
    await page.goto(url);
    await page.locator('[data-sheet="demo"]').waitFor({ timeout: 60_000 });
    return { page, complaints };
  }

  /** Pressed again where the page took it for a stray tap, because its buttons had just moved. */
  async function press(button: Locator, taken: () => Promise<void>): Promise<void> {
    const isTaken = () =>
      taken().then(
        () => true,
        () => false,
      );
    do {
      await guardIsOver(button.page());
      await button.click();
    } while (!(await isTaken()));
  }

  function order(page: Page, item: string): Promise<void> {
    const button = page.locator(`[data-item="${item}"]`);
    return press(button, () => button.waitFor({ state: "hidden", timeout: SOON_MS }));
  }

  test.each([
    { scene: "scene-6.jpg", ordered: "losartan-50", words: "Looks like the ordered pack" },
    // Of a pack with look-alikes the side without print is not enough.
    { scene: "scene-4.jpg", ordered: "hydralazine-25", words: "turn it over" },
    { scene: "scene-2.jpg", ordered: "metformin-500", words: "850 mg" },
    { scene: "scene-7.jpg", ordered: "ibuprofen-400", words: "One pack at a time" },
  ])("$scene under an order of $ordered: $words", { retry: BUSY }, async ({ scene, ordered, words }) => {
    const path = join(tray, scene.replace(".jpg", ""));
    await cp(join(SCENES, scene), join(path, scene));
    await using daemon = await startDaemon({ camera: { path }, vision: PATIENT });
    const { page, complaints } = await pageWith(daemon.url);
    await order(page, ordered);
    await page.locator(".panel", { hasText: words }).waitFor({ timeout: 60_000 });
    await page.close();
    expect(complaints).toEqual([]);
  });

  test("the demo as its first lines say: Ampicillin put in the tray, Amoxicillin ordered, STOP", async () => {
    await using daemon = await startDaemon({ vision: PATIENT });
    const { page, complaints } = await pageWith(daemon.url);
    const clip = page.locator('[data-clip="ampicillin-print"]');
    const chosen = page.locator('[data-clip="ampicillin-print"][aria-pressed="true"]'); // from the next frame on a hand is at work
    await press(clip, () => chosen.waitFor({ timeout: SOON_MS }));
    await order(page, "amoxicillin-500");
    const stop = page.locator('[data-look="stop"]');
    await stop.waitFor({ timeout: 60_000 });
    expect(await stop.textContent()).toMatch(/This looks likeAmpicillin.*OrderedAmoxicillin/);
    await page.close();
    expect(complaints).toEqual([]);
  });
});
