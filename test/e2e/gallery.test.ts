import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page, ViewportSize } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES, type Language, WORDS } from "../../ui/src/words/languages.ts";
import { COMMISSIONING } from "../support/commissioning.ts";
import { drawnTray } from "../support/drawn-packs.ts";
import { exhibits, TEACHING, tapThrough } from "../support/gallery.ts";
import { accessibilityProblems, outsideProblems, targetProblems } from "../support/inspection.ts";
import { browserIsHere, openBrowser, openTouchscreen, PANELS } from "../support/touchscreen.ts";

/** A picture of every page, for people to look at. */
const PICTURES = fileURLToPath(new URL("../../test-results/screens/", import.meta.url));

/** The page has two layouts, lying and standing; what axe asks (names, roles, contrast) is the same on every panel of a layout. */
const LAYOUTS: readonly ViewportSize[] = [PANELS[0], PANELS[3]];

describe.runIf(browserIsHere)("every page of the screen", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    await mkdir(PICTURES, { recursive: true });
  });
  afterAll(() => browser.close());

  test.each(PANELS)("fits $width x $height in every language, can be pressed with a glove, and passes axe", async (panel) => {
    const found = await Promise.all(LANGUAGES.flatMap((language) => [ordersIn(language, panel), demoIn(language, panel)]));
    expect(found.flat()).toEqual([]);
  });

  test.each(PANELS)("fits $width x $height also for the pharmacy", async (panel) => {
    const found = await Promise.all(LANGUAGES.map((language) => pharmacyIn(language, panel)));
    expect(found.flat()).toEqual([]);
  });

  test.each(PANELS)("fits $width x $height also where the cabinet is set up", async (panel) => {
    const found = await Promise.all(LANGUAGES.map((language) => commissionIn(language, panel)));
    expect(found.flat()).toEqual([]);
  });

  async function ordersIn(language: Language, panel: ViewportSize): Promise<readonly string[]> {
    await using screen = await openTouchscreen(browser, { screen: { language, sound: true } }, panel);
    const { daemon, page } = screen;
    daemon.film((await drawnTray("hydralazine-25")).jpeg);
    const problems: string[] = [];
    for (const { name, view, taps } of await exhibits()) {
      daemon.show({ view: "idle" });
      await page.locator(`[data-sequence="${daemon.show(view)}"]`).waitFor();
      if (taps) await tapThrough(page, taps(WORDS[language]));
      problems.push(...(await problemsOf(page, panel, `${language}-${name}`)));
    }
    return [...problems, ...screen.complaints];
  }

  async function demoIn(language: Language, panel: ViewportSize): Promise<readonly string[]> {
    const { jpeg } = await drawnTray("hydralazine-25");
    const packs = [{ item: "hydralazine-25", face: "print" }] as const;
    const clips = ["one", "another"].map((name) => ({ name, packs, glare: false, picture: Buffer.from(jpeg).toString("base64") }));
    await using screen = await openTouchscreen(browser, { screen: { language, sound: true }, demo: true, clips }, panel);
    return [...(await problemsOf(screen.page, panel, `${language}-demo`)), ...screen.complaints];
  }

  async function pharmacyIn(language: Language, panel: ViewportSize): Promise<readonly string[]> {
    await using screen = await openTouchscreen(browser, { screen: { language, sound: true }, teaches: true }, panel);
    const { daemon, page } = screen;
    daemon.film((await drawnTray("hydralazine-25")).jpeg);
    const problems: string[] = [];
    await tapThrough(page, [WORDS[language].tools.technician, WORDS[language].pharmacy.title]);
    problems.push(...(await problemsOf(page, panel, `${language}-pharmacy-pin`)));
    await page.locator("input").fill("482913");
    await tapThrough(page, [WORDS[language].pharmacy.enter]);
    await page.locator(".medicines").waitFor();
    for (const { name, teaching, taps } of TEACHING) {
      daemon.tell(teaching);
      await page.locator(`[data-teaching="${teaching.step}"]`).waitFor();
      await tapThrough(page, taps?.(WORDS[language]) ?? []);
      problems.push(...(await problemsOf(page, panel, `${language}-pharmacy-${name}`)));
      if (name !== "name") continue;
      await page.locator("input").fill("newDRUG");
      await tapThrough(page, [WORDS[language].pharmacy.done]);
    }
    return [...problems, ...screen.complaints];
  }

  async function commissionIn(language: Language, panel: ViewportSize): Promise<readonly string[]> {
    await using screen = await openTouchscreen(browser, { screen: { language, sound: true }, commissions: true }, panel);
    const { daemon, page } = screen;
    daemon.film((await drawnTray("hydralazine-25")).jpeg);
    const { tools, commission, pharmacy } = WORDS[language];
    await tapThrough(page, [tools.technician, commission.title]);
    await page.locator("input").fill("482913");
    await tapThrough(page, [pharmacy.enter]);
    const problems: string[] = [];
    for (const { name, state } of COMMISSIONING) {
      daemon.tellCommissioning(state);
      await page.locator(`[data-commissioning="${state.at}"][data-step="${"question" in state ? state.question.step : ""}"]`).waitFor();
      problems.push(...(await problemsOf(page, panel, `${language}-commission-${name}`)));
    }
    return [...problems, ...screen.complaints];
  }
});

/** Takes the page's picture, and says what is wrong with it. */
async function problemsOf(page: Page, panel: ViewportSize, name: string): Promise<readonly string[]> {
  const { width, height } = panel;
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await page.screenshot({ path: `${PICTURES}${width}x${height}-${name}.jpg`, type: "jpeg", quality: 85 });
  const found = [await outsideProblems(page), await targetProblems(page), LAYOUTS.includes(panel) ? await accessibilityProblems(page) : []];
  return found.flat().map((problem) => `${name}: ${problem}`);
}
