import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type DaemonProcess, startDaemon } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { tapThrough } from "../support/gallery.ts";
import { makePoses, type Poses } from "../support/poses.ts";
import { openScreen, type Screen } from "../support/screen.ts";
import { medicineNamed, PIN, technicianAt } from "../support/technician.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, PLACES, type TinyPack, tinyLaid, tinyTray } from "../support/tiny-pictures.ts";
import { browserIsHere, complaintsOf, guardIsOver, openBrowser, PANELS } from "../support/touchscreen.ts";

/** On a machine that has much else to do. */
const PATIENCE_MS = 60_000;

/** What a technician does with the buttons of the page alone, in a real browser at a real daemon. */
describe.runIf(browserIsHere)("the pharmacy's own buttons", () => {
  let browser: Browser;
  let bundle: TinyBundle;
  let poses: Poses;
  let daemon: DaemonProcess;
  let page: Page;
  let complaints: readonly string[];
  let screen: Screen;

  beforeAll(async () => {
    browser = await openBrowser();
    bundle = await makeTinyBundle();
    const laid = (pack: TinyPack) => Promise.all(PLACES.map(({ across, down }) => jpeg(tinyLaid(pack, across, down))));
    poses = await makePoses(await jpeg(tinyTray()), { strange: await laid("strange"), mint: await laid("mint") });
  });
  afterAll(async () => {
    await browser.close();
    await bundle[Symbol.asyncDispose]();
    await poses[Symbol.asyncDispose]();
  });

  beforeEach(async () => {
    const pinFile = join(emptyFolder(), "pins");
    writeFileSync(pinFile, `Somchai ${PIN}\n`);
    daemon = await startDaemon({
      vision: { bundle: bundle.dir },
      camera: { path: poses.path, framesPerSecond: 20 },
      enrolment: { pinFile },
    });
    screen = openScreen(daemon.url);
    await technicianAt(screen).clear();
    await isReady();
    page = await browser.newPage({ viewport: PANELS[0], locale: "en", hasTouch: true });
    complaints = complaintsOf(page, daemon.url);
    await page.goto(daemon.url);
    await tapThrough(page, ["Technician", "Medicines"]);
    await page.locator("input").fill(PIN);
    await tapThrough(page, ["Enter"]);
    await page.locator('[data-item="blue-100"]').waitFor();
  });
  afterEach(async () => {
    await page.close();
    screen[Symbol.dispose]();
    await daemon[Symbol.asyncDispose]();
  });

  test("retire a medicine only after a second yes, and bring it back with the version before", async () => {
    await page.locator('[data-item="blue-100"]').tap();
    await tapThrough(page, ["Retire"]);
    await page.getByText("Retire Blueamol 100 mg?").waitFor();
    await tapThrough(page, ["Keep it"]);
    expect(await ids()).toContain("blue-100");
    await tapThrough(page, ["Retire", "Retire"]);
    await page.getByText("Version 1").waitFor({ timeout: PATIENCE_MS });
    await page.locator('[data-item="blue-100"]').waitFor({ state: "detached" });
    expect(await ids()).toEqual(["red-100", "green-100"]);
    await isReady();
    await tapThrough(page, ["Back to the version before (As installed)"]);
    await page.locator('[data-item="blue-100"]').waitFor({ timeout: PATIENCE_MS });
    expect(await ids()).toEqual(["red-100", "green-100", "blue-100"]);
    expect(complaints).toEqual([]);
  });

  test("hand out the list as a file, and take it back edited, or say by line and column what is wrong with it", async () => {
    await tapThrough(page, ["List as a file"]);
    await guardIsOver(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByText("Save as a file").tap()]);
    const csv = readFileSync(await download.path(), "utf8");
    expect(download.suggestedFilename()).toBe("formulary.csv");
    await choose(csv.replace("Redamol,,100 mg,tablet,,", "REDamol,,150 mg,tablet,4006381333931 | 4012345678901,"));
    await page.getByText("1 changed, 2 as before, 0 not in the file.").waitFor({ timeout: PATIENCE_MS });
    expect(await items()).toMatchObject([{ id: "red-100", name: "REDamol", gtins: ["4006381333931", "4012345678901"] }, {}, {}]);
    // To the browser a download is a request that came to no page.
    expect(complaints.filter((complaint) => !complaint.includes("formulary.csv"))).toEqual([]);
    await isReady();
    await choose("id,gtin\nred-100,4006381333930\n");
    await page.getByText("line 2, gtin: 4006381333930: the last digit of this GTIN should be 1").waitFor({ timeout: PATIENCE_MS });
  });

  test("announce a second medicine that looks like the first before it is saved", async () => {
    const technician = technicianAt(screen);
    await technician.unlock();
    expect(await technician.ask({ do: "begin", medicine: medicineNamed("First") })).toBe("done");
    await technician.show(1, "strange");
    await technician.show(2, "mint");
    expect(await technician.ask({ do: "save" })).toBe("done");
    await isReady();
    await technician.clear();
    await tapThrough(page, ["Teach a medicine", "Name none"]);
    await page.locator("input").fill("Second");
    await tapThrough(page, ["Done", "Show the pack"]);
    await page.getByText("Show the front").waitFor();
    await screen.socket.emitWithAck("play", "strange");
    await page.getByText("From this side it looks like First 10 mg: turn it over").waitFor({ timeout: PATIENCE_MS });
    await page.getByText("Turn it over: show the other side").waitFor({ timeout: PATIENCE_MS });
    await screen.socket.emitWithAck("play", "mint");
    await page.getByText("The camera cannot tell it from First 10 mg: print or barcode will be required").waitFor({ timeout: PATIENCE_MS });
    expect(await ids()).not.toContain("second");
    await tapThrough(page, ["Save"]);
    await page.getByText("Saved. The medicine can be ordered.").waitFor({ timeout: PATIENCE_MS });
    expect(await ids()).toContain("second");
    expect(complaints).toEqual([]);
  });

  async function choose(csv: string): Promise<void> {
    await page.locator('input[type="file"]').setInputFiles({ name: "formulary.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  }

  const items = async () => ((await (await fetch(`${daemon.url}/v1/items`)).json()) as { items: { id: string }[] }).items;
  const ids = async () => (await items()).map(({ id }) => id);
  const isReady = () => expect.poll(() => fetch(`${daemon.url}/readyz`).then(({ status }) => status), { timeout: PATIENCE_MS }).toBe(200);
});
