import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { startDaemon } from "../support/daemon-process.ts";
import { hostOf } from "../support/host.ts";
import { renderedPacks } from "../support/rendered-packs.ts";
import { openScreen } from "../support/screen.ts";
import { PIN, technicianAt } from "../support/technician.ts";
import { complaintsOf, openBrowser, PANELS } from "../support/touchscreen.ts";
import { handAt } from "./hand.ts";

/** A busy machine takes its time. */
const PATIENCE_MS = 300_000;

/**
 * A technician types a medicine, lays its pack down ten times a side, reads the review and saves, all of it through the page, with the
 * bundle that is shipped; a nurse orders it. Then the same pack is taught under another name, which is announced, saved and rolled back;
 * the list leaves as a file, comes back edited, and the medicine is retired. `seconds`: what each part took. `total`: from the first tap
 * to "Saved". `pictures`: the folder for a picture of the page after each part.
 */
export async function teachInBrowser(pictures?: string) {
  await using poses = await renderedPacks();
  const pinFile = join(dirname(poses.path), "pins");
  writeFileSync(pinFile, PIN);
  await using daemon = await startDaemon({
    camera: { path: poses.path, framesPerSecond: 10 },
    vision: { timeoutMs: 60_000 },
    settle: { presentationSeconds: 120 },
    enrolment: { pinFile },
  });
  using screen = openScreen(daemon.url);
  await technicianAt(screen).clear();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: PANELS[0], locale: "en", hasTouch: true });
    page.setDefaultTimeout(PATIENCE_MS);
    const complaints = complaintsOf(page, daemon.url);
    const hand = handAt(screen, page);
    const host = hostOf(daemon.url);
    const seconds: Record<string, number> = {};
    let sinceMs = performance.now();

    /** Just after the screen has changed, as it does while a version proves itself, its guard refuses a tap: a person taps again. */
    async function tap(...names: string[]): Promise<void> {
      for (const name of names) {
        for (let counted = false; !counted; ) {
          const { heard, taken } = await clicksOf(page);
          const button = page.getByRole("button", { name, exact: true }).or(page.getByRole("link", { name, exact: true }));
          await button.tap();
          await page.waitForFunction(`clicks.heard > ${heard}`);
          counted = (await clicksOf(page)).taken > taken;
        }
      }
    }

    const until = (text: string | RegExp) => page.getByText(text).waitFor();

    async function lap(part: string): Promise<void> {
      seconds[part] = Math.round((performance.now() - sinceMs) / 100) / 10;
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${Object.keys(seconds).length}-${part.replaceAll(/[, ]+/g, "-")}.png`) });
      }
      sinceMs = performance.now();
    }

    /** Until the self-test of the version in use has passed. */
    async function ready(): Promise<void> {
      while (!(await fetch(`${daemon.url}/readyz`)).ok) await sleep(100);
    }

    async function unlock(): Promise<void> {
      await tap("Technician", "Medicines");
      await page.locator("input").fill(PIN);
      await tap("Enter");
    }

    async function type(name: string, strength: string): Promise<void> {
      await tap("Teach a medicine", "Name none");
      await page.locator("input").fill(name);
      await tap("Done", "Strength none");
      await page.locator("input").fill(strength);
      await tap("Done", "Show the pack");
      await until("Show the front");
    }

    async function show(): Promise<void> {
      await hand.layFronts();
      await hand.layBacks();
      await hand.empty();
    }

    /** Until the list is there again, without the item, and what is in use has proven itself. */
    async function listedNoMore(item: string): Promise<void> {
      await page.locator(`[data-sheet="pharmacy"]:has([data-item]):not(:has([data-item="${item}"]))`).waitFor();
      await ready();
      if ((await items()).some((line) => line.startsWith(item))) throw new Error(`The device still knows ${item}.`);
    }

    async function items(): Promise<readonly string[]> {
      const { items } = (await (await fetch(`${daemon.url}/v1/items`)).json()) as { items: readonly { id: string; strength: string }[] };
      return items.map(({ id, strength }) => `${id} ${strength}`);
    }

    await ready();
    await page.addInitScript(COUNT_CLICKS);
    await page.goto(daemon.url);
    sinceMs = performance.now();
    await unlock();
    await type("newDRUG", "10 mg");
    await lap("typing");
    await hand.layFronts();
    await lap("front");
    await hand.layBacks();
    await until("pictures that were kept back were recognized");
    await lap("back, and fitting");
    await tap("Save");
    await until("Saved. The medicine can be ordered.");
    await lap("saving");
    const total = Object.values(seconds).reduce((sum, one) => sum + one, 0);
    await ready();
    await lap("self-test afterwards");
    const order = await host.order("newdrug-10-mg");
    await hand.layStill();
    await page.locator('[data-look="match"]').waitFor();
    await lap("verification");
    await host.cancel(order);
    await hand.empty();

    await unlock(); // whoever leaves the pharmacy's pages locks them
    await type("twinDRUG", "10 mg");
    await show();
    await until("The camera cannot tell it from newDRUG 10 mg: print or barcode will be required");
    await lap("a look-alike announced");
    if ((await items()).some((item) => item.startsWith("twindrug"))) throw new Error("The look-alike is in the list before it is saved.");
    await tap("Save");
    await until("Saved. The medicine can be ordered.");
    await ready();
    await lap("the look-alike saved");
    await tap("Back to the version before (Version 1)");
    await listedNoMore("twindrug-10-mg");
    await lap("rolled back");

    await tap("List as a file");
    const [download] = await Promise.all([page.waitForEvent("download"), tap("Save as a file")]);
    const file = join(dirname(poses.path), "formulary.csv");
    await download.saveAs(file);
    const edited = readFileSync(file, "utf8").replace("newdrug-10-mg,newDRUG,,10 mg", "newdrug-10-mg,newDRUG,,20 mg");
    writeFileSync(file, edited);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), tap("Take an edited file")]);
    await chooser.setFiles(file);
    await until(/^1 changed, \d+ as before, 0 not in the file\.$/);
    if (!(await items()).includes("newdrug-10-mg 20 mg")) throw new Error("The edited file has changed nothing.");
    await ready();
    await lap("the list edited in a file");
    await tap("Back");
    await page.locator('[data-item="newdrug-10-mg"]').tap();
    await tap("Retire", "Retire");
    await listedNoMore("newdrug-10-mg");
    await lap("retired");
    // To the browser a download is a request that came to no page.
    const others = complaints.filter((complaint) => !complaint.includes("formulary.csv"));
    return { seconds, total: Math.round(total * 10) / 10, complaints: others };
  } finally {
    await browser.close();
  }
}

/** A click that the guard refuses does not come back up to the window. */
const COUNT_CLICKS = `
  globalThis.clicks = { heard: 0, taken: 0 };
  addEventListener("click", () => void clicks.heard++, true);
  addEventListener("click", () => void clicks.taken++);
`;

function clicksOf(page: Page): Promise<{ readonly heard: number; readonly taken: number }> {
  return page.evaluate("({ ...clicks })");
}
