import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import { checking, OF_ORDER, ORDER, verdict, waiting } from "../support/canned-views.ts";
import { tapThrough } from "../support/gallery.ts";
import { browserIsHere, holdClock, openBrowser, openTouchscreen, type Touchscreen } from "../support/touchscreen.ts";

describe.runIf(browserIsHere)("the touchscreen", () => {
  let browser: Browser;
  let screen: Touchscreen;
  beforeAll(async () => {
    browser = await openBrowser();
    screen = await openTouchscreen(browser);
  });
  afterAll(async () => {
    await screen[Symbol.asyncDispose]();
    await browser.close();
    expect(screen.complaints).toEqual([]);
  });

  const GREEN = "rgb(53, 196, 138)";
  const RED = "rgb(179, 0, 27)";
  const YELLOW = "rgb(255, 210, 63)";
  const DARK = "rgb(46, 58, 67)";
  const GREY = "rgb(204, 211, 216)";

  const mismatch = { look: "mismatch", seen: "hydroxyzine-25" } as const;
  const fault = { view: "fault", code: "CAMERA_STALLED", order: ORDER } as const;

  const starting = { view: "fault", code: "MODEL_STARTING" } as const;
  const counted = { view: "counted", ...OF_ORDER, counted: 1, wanted: 2, packs: [] } as const;
  const compare = { view: "compare", ...OF_ORDER, entry: 42 as EntryNumber } as const;

  test.each([
    {
      view: starting,
      words: ["Starting", "The model is loading and proving itself", "use the usual check"],
      icon: "starting",
      colour: GREY,
    },
    { view: waiting("empty"), words: ["Place the pack in the tray"], icon: "empty", colour: GREY },
    { view: waiting("two-packs"), words: ["One pack at a time", "Leave one pack in the tray"], icon: "two-packs", colour: GREY },
    { view: waiting("put-back"), words: ["Put this pack back", "Then place the ordered pack"], icon: "put-back", colour: GREY },
    { view: checking(2), words: ["Looking", "Leave the pack in the tray"], icon: "eye", colour: GREY },
    { view: compare, words: ["Your look first"], icon: "compare", colour: GREY },
    { view: counted, words: ["Place the next pack", "1 of 2"], icon: "counted", colour: GREY },
    { view: verdict({ look: "match" }), words: ["Match", "Looks like the ordered pack"], icon: "match", colour: GREEN },
    { view: verdict(mismatch), words: ["Stop", "This looks like", "hydrOXYzine", "hydrALAZINE"], icon: "stop", colour: RED },
    { view: verdict({ look: "unsure", because: "glare" }), words: ["Check by hand", "Turn it a little"], icon: "check", colour: YELLOW },
    { view: fault, words: ["Camera check off", "Use the usual check"], icon: "off", colour: DARK },
  ] as const)("says $words.0 with its words, its icon and its colour", async ({ view, words, icon, colour }) => {
    screen.daemon.show(view);
    const panel = screen.page.locator(".panel", { hasText: words[0] });
    await panel.waitFor();
    for (const sentence of words) expect(await panel.textContent()).toContain(sentence);
    expect(await panel.locator(".icon").getAttribute("data-icon")).toBe(icon);
    expect(await ground(screen.page)).toBe(colour);
  });

  test("sounds once for a pack that is stopped, and not at all when that is switched off", async () => {
    await using loud = await openTouchscreen(browser, { screen: { language: "en", sound: true } });
    const { page, daemon } = loud;
    await page.evaluate(() => {
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (...when) {
        document.documentElement.dataset["knocks"] = String(Number(document.documentElement.dataset["knocks"] ?? 0) + 1);
        start.apply(this, when);
      };
    });
    const stop = (entry: number) => daemon.show(verdict(mismatch, { entry: entry as EntryNumber }));
    const knocks = () => page.locator("html").getAttribute("data-knocks");
    const shown = (sequence: number) => page.locator(`[data-sequence="${sequence}"]`).waitFor();
    await shown(stop(1));
    await shown(stop(1));
    expect(await knocks()).toBe("2");
    await shown(stop(2));
    expect(await knocks()).toBe("4");
    await shown(daemon.show({ view: "idle" }));
    await tapThrough(page, ["Technician", "Sound on", "Back"]);
    await shown(stop(3));
    expect(await knocks()).toBe("4");
    expect(loud.complaints).toEqual([]);
  });

  test("at rest is dark, and what is bright on it stands somewhere else a minute later", async () => {
    screen.daemon.show({ view: "idle" });
    await holdClock(screen.page);
    const resting = screen.page.locator(".resting");
    const before = await resting.boundingBox();
    await screen.page.clock.fastForward(60_000);
    await expect.poll(async () => JSON.stringify(await resting.boundingBox())).not.toBe(JSON.stringify(before));
    const brightness = await screen.page.evaluate(() =>
      [...document.querySelectorAll(".page, .details, .bar, .tool")].map((element) => getComputedStyle(element).backgroundColor),
    );
    expect([...new Set(brightness)].sort()).toEqual(["rgb(11, 15, 18)", "rgba(0, 0, 0, 0)"]);
  });
});

/** The colour behind the words. */
function ground(page: Page): Promise<string> {
  return page.locator(".panel").evaluate((panel) => getComputedStyle(panel).backgroundColor);
}
