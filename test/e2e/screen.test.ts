import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checking, verdict } from "../support/canned-views.ts";
import { browserIsHere, openBrowser, openTouchscreen, type Touchscreen, watchForGreen, watchForOff } from "../support/touchscreen.ts";

describe.runIf(browserIsHere)("the touchscreen, when in doubt,", () => {
  let browser: Browser;
  let screen: Touchscreen;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    screen = await openTouchscreen(browser);
  });
  afterEach(async () => {
    await screen[Symbol.asyncDispose]();
    expect(screen.complaints).toEqual([]);
  });

  const mismatch = { look: "mismatch", seen: "hydroxyzine-25" } as const;

  test("turns grey within two seconds of the last word from a daemon that falls silent, and keeps the order in sight", async () => {
    screen.daemon.show(verdict({ look: "match" }));
    await screen.page.locator('[data-look="match"]').waitFor();
    const offAt = await watchForOff(screen.page);
    screen.daemon.fallSilent();
    const silentFrom = Date.now();
    expect((await offAt()) - silentFrom).toBeLessThan(2_000);
    expect(await screen.page.locator(".panel").textContent()).toContain("The screen has lost contact with the camera computer.");
    expect(await screen.page.locator(".ordered").textContent()).toContain("hydrALAZINE");
  });

  test("takes a match off the screen when it expires, even if the daemon says nothing", async () => {
    screen.daemon.show(verdict({ look: "match" }, { validUntil: new Date(Date.now() + 1_500).toISOString() }));
    await screen.page.locator('[data-look="match"]').waitFor();
    await screen.page.locator('[data-look="off"]').waitFor();
    expect(await screen.page.locator(".panel").textContent()).toContain("has expired");
  });

  test.each([
    { name: "that has expired", changes: { validUntil: "2020-01-01T00:00:00.000Z" }, marks: {} },
    { name: "of another bundle", changes: {}, marks: { bundle: "beef".repeat(16) } },
    { name: "older than the view before", changes: {}, marks: { sequence: 0 } },
  ])("never shows a match $name, not for a moment", async ({ changes, marks }) => {
    const wasGreen = await watchForGreen(screen.page);
    screen.daemon.show(checking(2));
    await screen.page.locator('[data-icon="eye"]').waitFor();
    screen.daemon.show(verdict({ look: "match" }, changes), marks);
    await screen.page.locator('[data-look="off"]').waitFor();
    expect(await wasGreen()).toBe(false);
  });

  test("loses the green with the link, and finds it again with the daemon", async () => {
    screen.daemon.show(verdict({ look: "match" }));
    await screen.page.locator('[data-look="match"]').waitFor();
    screen.daemon.hangUp();
    await screen.page.locator('[data-look="off"]').waitFor();
    await screen.page.locator('[data-look="match"]').waitFor();
  });

  test("reloads for a daemon of another build", async () => {
    await screen.page.evaluate(() => {
      document.documentElement.dataset["old"] = "yes";
    });
    screen.daemon.rebuild("build-2");
    screen.daemon.hangUp();
    await screen.page.locator("html:not([data-old]) .details").waitFor();
  });

  test("two at once show the same", async () => {
    const second = await browser.newPage();
    await second.goto(screen.daemon.url);
    screen.daemon.show(verdict(mismatch));
    for (const page of [screen.page, second]) await page.locator('[data-look="stop"]').waitFor();
    await second.close();
  });
});
