import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { TRANSACTION_KINDS } from "../../src/domain/verdict/order.ts";
import { english } from "../../ui/src/words/english.ts";
import { type DaemonProcess, startDaemon } from "../support/daemon-process.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { makeTinyRecording, type TinyRecording } from "../support/tiny-recording.ts";
import { browserIsHere, openBrowser, PANELS, watchForOff } from "../support/touchscreen.ts";
import { openWalk, type Walk } from "../support/walk.ts";

/** On a machine that is busy with something else a second is soon over: tried again. */
const BUSY = 2;

/** One browser for all of them: a nurse's own is a page of it, with a daemon that is hers. */
let browser: Browser;
beforeAll(async () => {
  if (browserIsHere) browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.runIf(browserIsHere).each(PANELS)("a nurse at a screen of $width x $height", (panel) => {
  let bundle: TinyBundle;
  let recording: TinyRecording;
  let daemon: DaemonProcess;
  let walk: Walk;

  beforeAll(async () => {
    bundle = await makeTinyBundle();
    recording = await makeTinyRecording();
    daemon = await startDaemon({
      vision: { bundle: bundle.dir },
      camera: { path: recording.path, framesPerSecond: 20 },
      identity: { witness: true },
      settle: { verdictSeconds: 3 },
    });
    walk = await openWalk(browser, daemon, panel);
    await walk.put("empty");
  });
  afterEach(() => walk.clear());
  afterAll(async () => {
    for (const part of [walk, daemon, recording, bundle]) await part?.[Symbol.asyncDispose]();
  });

  test("order, pack, match; the pack is taken, and nothing stays open", async () => {
    const { host, order, put, sees } = walk;
    const id = await order("remove");
    await sees("empty", "Place the pack in the tray");
    await put("red");
    await sees("match", "Looks like the ordered pack");
    await put("empty");
    await sees("counted", "Recorded");
    await walk.isReady();
    expect(await host.ask(id)).toMatchObject({ state: "final", outcome: "fulfilled", verdict: { look: "match" } });
  });

  test("a match whose time is over leaves the screen, and no fault is shown on the way", async () => {
    const { order, page, put, sees } = walk;
    await order("remove");
    await put("red");
    await sees("match");
    await watchForOff(page);
    await page.locator('[data-look="match"]').waitFor({ state: "detached" });
    await put("empty");
    await walk.isReady();
    expect(await page.locator("html").getAttribute("data-off-at")).toBeNull();
  });

  test("a wrong pack, STOP, put back, the right pack, match: one order", async () => {
    const { order, put, sees, tap } = walk;
    await order("remove");
    await put("blue");
    await sees("stop", "This looks like", "Blueamol", "Redamol");
    await tap("Put back");
    await sees("put-back", "Then place the ordered pack");
    await put("red");
    await sees("match");
    await walk.leave();
  });

  test("a pack exchanged under a STOP: within a second the STOP and its map are gone, and the new pack is looked at", {
    retry: BUSY,
  }, async () => {
    const { order, page, put, sees, tap } = walk;
    await order("remove");
    await put("blue");
    await sees("stop");
    await tap("Why?");
    await put("red");
    await page.locator('[data-look="stop"]').waitFor({ state: "detached", timeout: 1_000 });
    await sees("match");
    expect(await page.locator('.crop[data-plain="false"], .legend').count()).toBe(0);
    await walk.leave();
  });

  test("an override with a reason and a witness", async () => {
    const { host, order, put, sees, tap, page } = walk;
    const id = await order("remove");
    await put("blue");
    await sees("stop");
    await tap("Override", "Substitute was ordered");
    await page.getByText("Who are you?").waitFor();
    await tap("1", "2", "Enter");
    await page.getByText("Who is the witness?").waitFor();
    await tap("3", "4", "Enter");
    await sees("counted", "Recorded");
    await walk.leave();
    const answer = { did: "override", reason: "substitute-ordered" };
    expect(await host.ask(id)).toMatchObject({ state: "final", outcome: "fulfilled", answer, user: "12", witness: "34" });
  });

  test("an unknown pack is said to be wrong, and the right one is asked for", async () => {
    const { order, put, sees, tap } = walk;
    await order("remove");
    await put("strange");
    await sees("check", "This pack was not recognized. Read its name and strength.");
    expect(await walk.page.getByRole("button", { name: "Why?" }).count()).toBe(0);
    await tap("It is wrong");
    await sees("put-back", "Then place the ordered pack");
    await put("red");
    await sees("match");
    await walk.leave();
  });

  test("two packs, one taken away, match", async () => {
    const { order, put, sees } = walk;
    await order("remove");
    await put("two");
    await sees("two-packs", "Leave one pack in the tray");
    await put("red");
    await sees("match");
    await walk.leave();
  });

  test("the order comes in the language that the nurse chose, until it ends", async () => {
    const { order, page, put, sees, tap } = walk;
    await order("remove");
    await tap("ไทย");
    await put("red");
    await sees("match", "ดูเหมือนแผงยาที่สั่ง");
    await put("empty");
    await tap("จบรายการ");
    await page.getByText("Order a medicine").waitFor();
  });

  // The gallery shows the words of every kind on every panel.
  test.each(panel === PANELS[0] ? TRANSACTION_KINDS : [])(
    "an order to %s has its own words, for the pack that is wanted and for one that is not",
    async (kind) => {
      const { order, put, sees, page } = walk;
      const { place, wrong } = english.kinds[kind];
      await order(kind, { witness: "34" });
      await sees("empty", place);
      await put("blue");
      await sees("stop");
      await page.getByRole("button", { name: wrong, exact: true }).waitFor();
    },
  );

  test("several packs are counted one after the other", async () => {
    const { host, order, put, sees } = walk;
    const id = await order("remove", { quantity: 2 });
    await put("red");
    await sees("match");
    await put("empty");
    await sees("counted", "Place the next pack", "1 of 2");
    await put("red");
    await sees("match");
    await put("empty");
    await sees("counted", "Recorded", "2 of 2");
    await walk.leave();
    expect(await host.ask(id)).toMatchObject({ state: "final", outcome: "fulfilled", counted: 2 });
  });

  test("the link lost: within two seconds the screen is grey, and says what was ordered", async () => {
    const { order, page, sees } = walk;
    await order("remove");
    await sees("empty");
    expect(walk.complaints).toEqual([]);
    daemon.process.kill("SIGKILL");
    await page.locator('[data-look="off"]').waitFor({ timeout: 2_000 });
    await sees("off", "Use the usual check");
    expect(await page.locator(".ordered").textContent()).toContain("Redamol 100 mg tablet");
  });
});
