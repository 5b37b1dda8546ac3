import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verdict, waiting } from "../support/canned-views.ts";
import { drawnTray } from "../support/drawn-packs.ts";
import { browserIsHere, guardIsOver, openBrowser, openTouchscreen, type Touchscreen } from "../support/touchscreen.ts";

describe.runIf(browserIsHere)("what a finger does on the touchscreen", () => {
  let browser: Browser;
  let screen: Touchscreen;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    screen = await openTouchscreen(browser, { demo: true });
  });
  afterEach(async () => {
    await screen[Symbol.asyncDispose]();
    expect(screen.complaints).toEqual([]);
  });

  const stop = () => verdict({ look: "mismatch", seen: "hydroxyzine-25" });

  test("putting back reaches the daemon, and the daemon's answer the screen", async () => {
    screen.daemon.show(stop());
    await tap("Put back");
    await expect.poll(() => screen.daemon.answers).toEqual([{ entry: 42, answer: { did: "put-back" } }]);
    screen.daemon.show({ ...stop(), answer: { did: "put-back" } });
    await screen.page.getByText("Recorded: Put back").waitFor();
  });

  test("an override reaches the daemon with its reason", async () => {
    screen.daemon.show(stop());
    await tap("Override");
    await tap("Substitute was ordered");
    await expect.poll(() => screen.daemon.answers).toEqual([{ entry: 42, answer: { did: "override", reason: "substitute-ordered" } }]);
  });

  test("a check by hand reaches the daemon", async () => {
    screen.daemon.show(verdict({ look: "unsure", because: "unknown-pack" }));
    await tap("I checked");
    await expect.poll(() => screen.daemon.answers).toEqual([{ entry: 42, answer: { did: "checked-by-hand" } }]);
  });

  test("an answer that the daemon refuses is not shown as recorded", async () => {
    screen.daemon.reply = "stale";
    screen.daemon.show(stop());
    await tap("Put back");
    await screen.page.getByText("Not recorded: this pack is no longer on the screen.").waitFor();
  });

  test("a tap at the moment the buttons appear does nothing", async () => {
    await screen.page.evaluate(() => {
      const tapAtOnce = (_: unknown, observer: MutationObserver) => {
        const button = document.querySelector<HTMLButtonElement>(".panel .button");
        if (!button) return;
        observer.disconnect();
        button.click();
        document.documentElement.dataset["tapped"] = "yes";
      };
      new MutationObserver(tapAtOnce).observe(document.body, { subtree: true, childList: true });
    });
    screen.daemon.show(stop());
    await screen.page.locator("html[data-tapped]").waitFor();
    await tap("Put back");
    await expect.poll(() => screen.daemon.answers).toHaveLength(1);
  });

  test("every button that is needed is 20 mm high, with 4 mm between", async () => {
    screen.daemon.show(stop());
    await tap("Override");
    const boxes = await screen.page
      .locator(".button")
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().toJSON()));
    expect(boxes).toHaveLength(9);
    for (const box of boxes) expect(box.height).toBeGreaterThanOrEqual(118);
    const gaps = boxes.flatMap((one, index) => boxes.slice(index + 1).map((other) => gapBetween(one, other)));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(23.9);
    for (const box of boxes) expect(box.bottom).toBeLessThanOrEqual(800);
  });

  test("in the demo an item is ordered by a tap, under a transaction of its own each time", async () => {
    for (let times = 0; times < 2; times++) {
      await guardIsOver(screen.page);
      await screen.page.locator('[data-item="amoxicillin-500"]').click();
      await expect.poll(() => screen.daemon.requests).toHaveLength(times + 1);
    }
    const [first, second] = screen.daemon.requests.map(({ body }) => body as { transactionId: string });
    expect(first).toMatchObject({ kind: "remove", expected: { item: "amoxicillin-500" } });
    expect(first?.transactionId).not.toBe(second?.transactionId);
  });

  test("in the demo an open order can be cancelled", async () => {
    screen.daemon.show(waiting("empty"));
    await tap("Demo");
    await tap("Cancel this order");
    await expect
      .poll(() => screen.daemon.requests)
      .toMatchObject([{ method: "DELETE", path: "/v1/verifications/01K0000000000000000000TEST" }]);
    await screen.page.locator(".beside").waitFor();
  });

  test("in the demo a tap puts a pack in the recorded tray", async () => {
    const picture = (await drawnTray("hydralazine-25")).jpeg;
    const clips = [{ name: "right", packs: [{ item: "hydralazine-25", face: "pill" as const }], glare: false, picture }];
    await using demo = await openTouchscreen(browser, { demo: true, clips });
    await guardIsOver(demo.page);
    const clip = demo.page.getByRole("button", { name: "hydrALAZINE 25 mg, pill side" });
    await expect.poll(() => clip.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await clip.tap();
    await expect.poll(() => demo.daemon.played).toEqual(["right"]);
    expect(demo.complaints).toEqual([]);
  });

  test("with a real camera no order can be placed on the page", async () => {
    await using cabinet = await openTouchscreen(browser, { demo: false });
    expect(await cabinet.page.locator("[data-item]").count()).toBe(0);
    expect(await cabinet.page.getByRole("button", { name: "Demo" }).count()).toBe(0);
  });

  /** As a person would: only once the button is there. */
  async function tap(name: string): Promise<void> {
    await screen.page.getByRole("button", { name, exact: true }).waitFor();
    await guardIsOver(screen.page);
    await screen.page.getByRole("button", { name, exact: true }).tap();
  }
});

function gapBetween(one: DOMRect, other: DOMRect): number {
  const across = Math.max(one.left - other.right, other.left - one.right);
  const down = Math.max(one.top - other.bottom, other.top - one.bottom);
  return Math.max(across, down);
}
