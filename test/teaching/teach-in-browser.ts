import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { startDaemon } from "../support/daemon-process.ts";
import { tapThrough } from "../support/gallery.ts";
import { hostOf } from "../support/host.ts";
import { renderedPacks } from "../support/rendered-packs.ts";
import { openScreen } from "../support/screen.ts";
import { PIN, technicianAt } from "../support/technician.ts";
import { complaintsOf, openBrowser, PANELS } from "../support/touchscreen.ts";

const PATIENCE_MS = 300_000;

/**
 * A technician types a medicine, lays its pack down ten times a side, reads the review and saves, all of it through the page, with the
 * bundle that is shipped; then a nurse orders it. `seconds`: what each part took. `total`: from the first tap to "Saved".
 */
export async function teachInBrowser() {
  await using poses = await renderedPacks();
  const pinFile = join(dirname(poses.path), "pins");
  writeFileSync(pinFile, PIN);
  await using daemon = await startDaemon({ camera: { path: poses.path, framesPerSecond: 10 }, enrolment: { pinFile } });
  using screen = openScreen(daemon.url);
  await technicianAt(screen).clear();
  while (!(await fetch(`${daemon.url}/readyz`)).ok) await new Promise((resolve) => setTimeout(resolve, 200));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: PANELS[0], locale: "en", hasTouch: true });
    const complaints = complaintsOf(page, daemon.url);
    await page.goto(daemon.url);
    const seconds: Record<string, number> = {};
    let sinceMs = performance.now();
    const lap = (part: string) => {
      const nowMs = performance.now();
      seconds[part] = Math.round((nowMs - sinceMs) / 100) / 10;
      sinceMs = nowMs;
    };
    const until = (text: string) => page.getByText(text).waitFor({ timeout: PATIENCE_MS });
    await tapThrough(page, ["Technician", "Medicines"]);
    await page.locator("input").fill(PIN);
    await tapThrough(page, ["Enter", "Teach a medicine", "Name none"]);
    await page.locator("input").fill("newDRUG");
    await tapThrough(page, ["Done", "Strength none"]);
    await page.locator("input").fill("10 mg");
    await tapThrough(page, ["Done", "Show the pack"]);
    await until("Show the front");
    lap("typing");
    await screen.socket.emitWithAck("play", "front");
    await until("Turn it over: show the other side");
    lap("front");
    await screen.socket.emitWithAck("play", "back");
    await until("Learning the pack");
    lap("back");
    await until("kept back were recognized");
    lap("fitting");
    await tapThrough(page, ["Save"]);
    await until("Saved. The medicine can be ordered.");
    lap("saving");
    const total = Object.values(seconds).reduce((sum, one) => sum + one, 0);
    while (!(await fetch(`${daemon.url}/readyz`)).ok) await new Promise((resolve) => setTimeout(resolve, 100));
    lap("self-test afterwards");
    await hostOf(daemon.url).order("newdrug-10-mg");
    await screen.socket.emitWithAck("play", "still");
    await page.locator('[data-look="match"]').waitFor({ timeout: PATIENCE_MS });
    lap("verification");
    return { seconds, total: Math.round(total * 10) / 10, complaints };
  } finally {
    await browser.close();
  }
}
