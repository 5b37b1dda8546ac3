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
    const after = await held(devTools);
    expect(after.heapMiB).toBeLessThan(before.heapMiB + 1);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.1);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners * 1.1);
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

async function held(devTools: CDPSession): Promise<{ heapMiB: number; nodes: number; listeners: number }> {
  await devTools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devTools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devTools.send("Memory.getDOMCounters");
  return { heapMiB: usedSize / MIB, nodes, listeners: jsEventListeners };
}
