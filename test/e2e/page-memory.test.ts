import type { Browser, CDPSession } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import type { Explanation, View } from "../../src/protocol.ts";
import { checking, explanation, ORDER, verdict, waiting } from "../support/canned-views.ts";
import { browserIsHere, openBrowser, openTouchscreen, type Touchscreen } from "../support/touchscreen.ts";

/** A cabinet's week has 20,000: ORDERS=20000 shows the page all of them. */
const ORDERS = Number(process.env["ORDERS"] ?? 300);
const FIRST = 100;
const MIB = 1024 ** 2;
/** The browser lets go of the last screen's elements some time after it has shown the next: what is kept for good stays beyond this. */
const SETTLING = { timeout: 30_000, interval: 500 };

describe.runIf(browserIsHere)("a page that stays open", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test("holds after thousands of orders no more memory, elements and listeners than after the first hundred", {
    timeout: 60_000 + 200 * ORDERS,
  }, async () => {
    await using screen = await openTouchscreen(browser);
    const devTools = await screen.page.context().newCDPSession(screen.page);
    const why = await explanation("hydralazine-25", "hydroxyzine-25");
    await showOrders(screen, 0, FIRST, why);
    const before = await held(devTools);
    await showOrders(screen, FIRST, ORDERS, why);
    const limit = { heapMiB: before.heapMiB + 1, nodes: before.nodes * 1.1, listeners: before.listeners * 1.1 };
    await expect.poll(async () => exceeded(await held(devTools), limit), SETTLING).toEqual([]);
    expect(screen.complaints).toEqual([]);
  });
});

/** Each order from the empty tray to its verdict and away again; the next begins when the page shows that the last has ended. */
async function showOrders({ daemon, page }: Touchscreen, from: number, to: number, explained: Explanation): Promise<void> {
  for (let nth = from; nth < to; nth++) {
    const order = { ...ORDER, id: `order-${nth}`, transactionId: `week/${nth}` };
    const match = { ...verdict({ look: "match" }, { explanation: explained, entry: nth as EntryNumber }), order };
    const stop = { ...verdict({ look: "mismatch", seen: "hydroxyzine-25" }, { explanation: explained }), order };
    for (const view of [waiting("empty"), checking(1), checking(2), nth % 5 === 0 ? stop : match]) daemon.show({ ...view, order } as View);
    await page.locator(`[data-look="${nth % 5 === 0 ? "stop" : "match"}"]`).waitFor();
    const sequence = daemon.show({ view: "idle" });
    await page.locator(`[data-sequence="${sequence}"]`).waitFor();
  }
}

interface Held {
  readonly heapMiB: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** What is held beyond the limit, in words. */
function exceeded(held: Held, limit: Held): readonly string[] {
  const kinds = ["heapMiB", "nodes", "listeners"] as const;
  return kinds.filter((kind) => held[kind] > limit[kind]).map((kind) => `${held[kind]} ${kind}, at most ${limit[kind]}`);
}

async function held(devTools: CDPSession): Promise<Held> {
  await devTools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devTools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devTools.send("Memory.getDOMCounters");
  return { heapMiB: usedSize / MIB, nodes, listeners: jsEventListeners };
}
