import { type Browser, chromium, type Page, type Request, type ViewportSize } from "playwright-core";
import type { Hello } from "../../src/protocol.ts";
import { type FakeDaemon, openFakeDaemon } from "./fake-daemon.ts";
import { requires } from "./requires.ts";

/** For `describe.runIf`. CHROMIUM names a browser that is not on PATH. */
export const browserIsHere = process.env["CHROMIUM"] !== undefined || requires("chromium", "chromium");

/** As a kiosk starts it: without a display of its own, and allowed to make a sound before the first touch. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--autoplay-policy=no-user-gesture-required",
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: QUIET });
}

/** The page on a 1280 x 800 panel, connected to a daemon of its own. */
export interface Touchscreen extends AsyncDisposable {
  readonly daemon: FakeDaemon;
  readonly page: Page;
  /** The browser's complaints: errors, warnings, failed requests, requests to elsewhere. Must stay empty. */
  readonly complaints: readonly string[];
}

/** The panels that the page is made for, in CSS pixels. */
export const PANELS = [
  { width: 1280, height: 800 },
  { width: 1024, height: 600 },
  { width: 800, height: 480 },
  { width: 800, height: 1280 },
] as const;

export async function openTouchscreen(
  browser: Browser,
  hello: Partial<Hello> = {},
  viewport: ViewportSize = PANELS[0],
): Promise<Touchscreen> {
  const daemon = await openFakeDaemon(hello);
  const context = await browser.newContext({ viewport, hasTouch: true });
  const page = await context.newPage();
  const complaints = complaintsOf(page, daemon.url);
  daemon.show({ view: "idle" });
  await page.goto(daemon.url);
  await page.locator(".details").waitFor();
  return {
    daemon,
    page,
    complaints,
    async [Symbol.asyncDispose]() {
      await context.close();
      await daemon[Symbol.asyncDispose]();
    },
  };
}

/** Collects what goes wrong in the page from now on: errors, warnings, failed requests, requests to elsewhere. */
export function complaintsOf(page: Page, url: string): readonly string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("requestfailed", (request) => givenUp(request) || complaints.push(`${request.url()} failed`));
  page.on(
    "response",
    (response) => response.ok() || response.status() === 304 || complaints.push(`${response.url()}: ${response.status()}`),
  );
  page.on("request", (request) => new URL(request.url()).origin === new URL(url).origin || complaints.push(request.url()));
  return complaints;
}

/** By the page itself: a picture that it no longer shows, or the page was closed. What the daemon fails at has another name. */
function givenUp(request: Request): boolean {
  return request.failure()?.errorText === "net::ERR_ABORTED";
}

/** From now on the page notes whether it was ever green, even between two checks. */
export async function watchForGreen(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => {
    const look = () => {
      if (document.querySelector('[data-look="match"]')) document.documentElement.dataset["wasGreen"] = "yes";
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
  });
  return () => page.evaluate(() => document.documentElement.dataset["wasGreen"] === "yes");
}

/** From now on the page notes when it goes off: milliseconds since 1970, by the clock it shares with this process. */
export async function watchForOff(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const look = () => {
      if (document.querySelector('[data-look="off"]')) document.documentElement.dataset["offAt"] ??= String(Date.now());
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  return async () => Number(await page.locator("html[data-off-at]").getAttribute("data-off-at"));
}

/** A tap counts from 400 ms after the last change of the layout. */
export function guardIsOver(page: Page): Promise<void> {
  return page.waitForTimeout(450);
}

/** Loads the page anew under a clock that runs as ever, and that the test may set forward. */
export async function holdClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.reload();
  await page.locator(".details").waitFor();
}
