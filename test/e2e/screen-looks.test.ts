import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checking, verdict, waiting } from "../support/canned-views.ts";
import { browserIsHere, openBrowser, openTouchscreen, type Touchscreen } from "../support/touchscreen.ts";

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
  const fault = { view: "fault", code: "CAMERA_STALLED", detail: "No picture for 3 s. Look at the camera's cable." } as const;

  const starting = { view: "fault", code: "MODEL_STARTING", detail: "backbone.onnx is being loaded." } as const;

  test.each([
    { view: { view: "idle" }, words: ["Ready", "Choose an order at the cabinet"], icon: "tray", colour: GREY },
    {
      view: starting,
      words: ["Starting", "The model is loading and proving itself", "use the usual check"],
      icon: "starting",
      colour: GREY,
    },
    { view: waiting("empty"), words: ["Place the pack in the tray"], icon: "tray", colour: GREY },
    { view: waiting("two-packs"), words: ["One pack at a time"], icon: "tray", colour: GREY },
    { view: checking(2), words: ["Looking", "Leave the pack in the tray"], icon: "eye", colour: GREY },
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

  test("explains a fault in the nurse's words, with the code and the detail for the technician", async () => {
    screen.daemon.show(fault);
    const reason = screen.page.locator(".off-reason");
    await reason.waitFor();
    expect(await reason.textContent()).toBe(`The camera has stopped.${fault.code}${fault.detail}`);
  });
});

/** The colour behind the words. */
function ground(page: Page): Promise<string> {
  return page.locator(".panel").evaluate((panel) => getComputedStyle(panel).backgroundColor);
}
