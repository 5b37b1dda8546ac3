import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AILING, stateOf } from "../support/ailing-cabinets.ts";
import { type FleetStack, fleetIsHere, type GatewayProcess, metricOf, openFleetStack, send } from "../support/fleet-stack.ts";
import { accessibilityProblems } from "../support/inspection.ts";
import { until } from "../support/programs.ts";
import { browserIsHere, openBrowser } from "../support/touchscreen.ts";

const PICTURES = fileURLToPath(new URL("../../test-results/fleet/", import.meta.url));
const CABINETS = 10_000;
const TOGETHER = 500;
/** The best of so many: what the page needs by itself, not what else this machine does. */
const TRIES = 5;

const FIRST_PAINT_MS = 1_000;
const FILTER_MS = 100;

describe.runIf(fleetIsHere && browserIsHere)("the page of a fleet of ten thousand", () => {
  let browser: Browser;
  let stack: FleetStack;
  let gateway: GatewayProcess;
  beforeAll(async () => {
    [browser, stack] = await Promise.all([openBrowser(), openFleetStack(), mkdir(PICTURES, { recursive: true })]);
    const client = await stack.openCabinet();
    for (let first = 0; first < CABINETS; first += TOGETHER) {
      const some = Array.from({ length: TOGETHER }, (_, nth) => first + nth);
      await Promise.all(some.map((nth) => send(client, placeOf(nth), "state", stateOf(changesOf(nth)), true)));
    }
    gateway = await stack.startGateway("gateway-1");
    await until(
      () => metricOf(gateway, 'blisterscope_gateway_messages_total{kind="state"}'),
      (states) => states >= CABINETS,
      "every state",
    );
    await until(
      async () => ((await (await fetch(`${gateway.url}/v1/cabinets`)).json()) as { cabinets: readonly unknown[] }).cabinets.length,
      (count) => count === CABINETS,
      "the whole table",
    );
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.[Symbol.asyncDispose]();
  });

  function placeOf(nth: number) {
    return { tenant: "north", site: `site-${String(nth % 400).padStart(3, "0")}`, cabinet: `cabinet-${String(nth).padStart(5, "0")}` };
  }

  /** One in fifty ails. */
  function changesOf(nth: number): object {
    return nth % 50 === 0 ? (AILING[(nth / 50) % AILING.length]?.state ?? {}) : {};
  }

  async function open(): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(".cabinet-row")) return;
        observer.disconnect();
        // The frame after the one that paints the rows.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => document.documentElement.setAttribute("data-painted", String(performance.now()))),
        );
      }).observe(document, { subtree: true, childList: true });
    });
    await page.goto(gateway.url);
    await page.locator("html[data-painted]").waitFor();
    return page;
  }

  test(`is painted within ${FIRST_PAINT_MS} ms, with few rows in the document`, async () => {
    const painted: number[] = [];
    for (let nth = 0; nth < TRIES; nth++) {
      const page = await open();
      painted.push(Number(await page.locator("html").getAttribute("data-painted")));
      expect(await page.locator("tbody tr").count()).toBeLessThan(60);
      await page.close();
    }
    process.stderr.write(`first paint of ${CABINETS} cabinets, ms: ${painted.map(Math.round).join(" ")}\n`);
    expect(Math.min(...painted)).toBeLessThan(FIRST_PAINT_MS);
  });

  test(`is filtered within ${FILTER_MS} ms`, async () => {
    const page = await open();
    const took: number[] = [];
    for (const words of ["lamp", "cabinet-00", "black", "site-123", "frozen"]) took.push(await filter(page, words), await filter(page, ""));
    process.stderr.write(`filter of ${CABINETS} cabinets, ms: ${took.map(Math.round).join(" ")}\n`);
    expect(Math.min(...took)).toBeLessThan(FILTER_MS);
    expect(await filter(page, "cabinet-09999")).toBeLessThan(PATIENCE_MS);
    expect(await page.locator(".cabinet-row a").allTextContents()).toEqual(["cabinet-09999"]);
    await page.close();
  });

  test("scrolls to its last row, and passes axe", async () => {
    const page = await open();
    await page.screenshot({ path: `${PICTURES}desktop-10000.png` });
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.locator(".sheet").evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight));
    await page.getByText("cabinet-09999").waitFor();
    await page.close();
  });

  /** From the key to the frame that shows what was found. */
  function filter(page: Page, words: string): Promise<number> {
    return page.evaluate((typed) => {
      const input = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (!input) throw new Error("there is nothing to type in");
      const startMs = performance.now();
      input.value = typed;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      return new Promise<number>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - startMs))));
    }, words);
  }
});

const PATIENCE_MS = 5_000;
