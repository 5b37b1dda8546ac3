import type { Browser } from "playwright-core";

export interface Seen {
  readonly atMs: number;
  /** "rest", "match", "stop", "check" or "off". */
  readonly look: string;
  readonly words: string;
}

/** A real page that remembers everything it has shown, by the clock that it shares with this process. */
export interface WatchedPage extends AsyncDisposable {
  readonly seen: readonly Seen[];
  /** The first thing seen since then that fits; waits for it. */
  until(sinceMs: number, fits: (seen: Seen) => boolean, timeoutMs: number): Promise<Seen | undefined>;
}

export async function openWatchedPage(browser: Browser, url: string): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const seen: Seen[] = [];
  const listeners = new Set<() => void>();
  await page.exposeFunction("tellCampaign", (look: string, words: string) => {
    seen.push({ atMs: Date.now(), look, words });
    for (const heard of listeners) heard();
  });
  await page.addInitScript(WATCH);
  await page.goto(url);

  return {
    seen,
    until(sinceMs, fits, timeoutMs) {
      return new Promise((resolve) => {
        const look = () => {
          // What it has shown since before still stands, until something else comes.
          const standing = seen.findLast(({ atMs }) => atMs <= sinceMs);
          const found = [...(standing ? [standing] : []), ...seen.filter(({ atMs }) => atMs > sinceMs)].find(fits);
          if (found) done(found);
        };
        const done = (found: Seen | undefined) => {
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => done(undefined), timeoutMs);
        listeners.add(look);
        look();
      });
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Runs in the page. */
const WATCH = `
  let last = "";
  const look = () => {
    const page = document.querySelector("[data-look]");
    if (!page) return;
    const words = (document.querySelector(".panel") ?? page).innerText.replace(/\\d\\d:\\d\\d/g, "").replace(/\\s+/g, " ").trim();
    const now = page.dataset.look + words;
    if (now === last) return;
    last = now;
    window.tellCampaign(page.dataset.look, words);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
`;
