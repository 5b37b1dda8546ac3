import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES, WORDS } from "../../ui/src/words/languages.ts";
import { drawnTray } from "../support/drawn-packs.ts";
import { exhibits, tapThrough } from "../support/gallery.ts";
import { accessibilityProblems, outsideProblems, targetProblems } from "../support/inspection.ts";
import { browserIsHere, openBrowser, openTouchscreen, PANELS } from "../support/touchscreen.ts";

/** A picture of every page, for people to look at. */
const PICTURES = fileURLToPath(new URL("../../test-results/screens/", import.meta.url));

const everywhere = PANELS.flatMap((panel) => LANGUAGES.map((language) => ({ ...panel, language })));

describe.runIf(browserIsHere)("every page of the screen", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    await mkdir(PICTURES, { recursive: true });
  });
  afterAll(() => browser.close());

  test.each(everywhere)(
    "fits $width x $height in $language, can be pressed with a glove, and passes axe",
    async ({ width, height, language }) => {
      await using screen = await openTouchscreen(browser, { screen: { language, sound: true } }, { width, height });
      const { page, daemon } = screen;
      daemon.film((await drawnTray("hydralazine-25")).jpeg);
      const problems: string[] = [];
      for (const { name, view, taps } of await exhibits()) {
        daemon.show({ view: "idle" });
        await page.locator(`[data-sequence="${daemon.show(view)}"]`).waitFor();
        if (taps) await tapThrough(page, taps(WORDS[language]));
        await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
        await page.screenshot({ path: `${PICTURES}${width}x${height}-${language}-${name}.png` });
        const found = await Promise.all([outsideProblems(page), targetProblems(page), accessibilityProblems(page)]);
        problems.push(...found.flat().map((problem) => `${name}: ${problem}`));
      }
      expect(problems).toEqual([]);
      expect(screen.complaints).toEqual([]);
    },
  );
});
