import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type DaemonProcess, startDaemon } from "../support/daemon-process.ts";
import { entriesIn } from "../support/entries.ts";
import { emptyFolder } from "../support/folder.ts";
import { tapThrough } from "../support/gallery.ts";
import { hostOf } from "../support/host.ts";
import { makePoses, type Poses } from "../support/poses.ts";
import { openScreen, type Screen } from "../support/screen.ts";
import { medicineNamed, PIN, type Technician, technicianAt } from "../support/technician.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, PLACES, type TinyPack, tinyLaid, tinyTray } from "../support/tiny-pictures.ts";
import { browserIsHere, complaintsOf, openBrowser, PANELS } from "../support/touchscreen.ts";

/** On a machine that has much else to do. */
const PATIENCE_MS = 60_000;

let bundle: TinyBundle;
let poses: Poses;
let daemon: DaemonProcess;
let screen: Screen;
let technician: Technician;
let host: ReturnType<typeof hostOf>;
let dataDir: string;
let config: Parameters<typeof startDaemon>[0];

beforeAll(async () => {
  bundle = await makeTinyBundle();
  const laid = (pack: TinyPack) => Promise.all(PLACES.map(({ across, down }) => jpeg(tinyLaid(pack, across, down))));
  const still = async (pack: TinyPack) => [await jpeg(tinyLaid(pack, 0, 0))];
  poses = await makePoses(await jpeg(tinyTray()), {
    strange: await laid("strange"),
    mint: await laid("mint"),
    plum: await laid("plum"),
    red: await laid("red-100"),
    "strange-still": await still("strange"),
    "red-still": await still("red-100"),
  });
});
afterAll(async () => {
  await bundle[Symbol.asyncDispose]();
  await poses[Symbol.asyncDispose]();
});

beforeEach(async () => {
  dataDir = emptyFolder();
  const pinFile = join(dataDir, "pins");
  writeFileSync(pinFile, `Somchai ${PIN}\n`);
  config = { vision: { bundle: bundle.dir }, camera: { path: poses.path, framesPerSecond: 20 }, enrolment: { pinFile }, dataDir };
  await start();
});
afterEach(async () => {
  screen[Symbol.dispose]();
  await daemon[Symbol.asyncDispose]();
});

async function start(): Promise<void> {
  daemon = await startDaemon(config);
  screen = openScreen(daemon.url);
  technician = technicianAt(screen);
  await technician.clear();
  host = hostOf(daemon.url);
  await expect.poll(() => fetch(`${daemon.url}/readyz`).then(({ status }) => status), { timeout: 60_000 }).toBe(200);
}

/** Teaches a medicine whose two sides are those packs, up to the review. */
async function teach(name: string, front: string, back: string) {
  await technician.clear();
  await technician.unlock();
  expect(await technician.ask({ do: "begin", medicine: medicineNamed(name) })).toBe("done");
  await technician.show(1, front);
  await technician.show(2, back);
  return await technician.sees("review");
}

const items = async () => ((await (await fetch(`${daemon.url}/v1/items`)).json()) as { items: { id: string; name: string }[] }).items;
const ids = async () => (await items()).map(({ id }) => id);
const isReady = () => expect.poll(() => fetch(`${daemon.url}/readyz`).then(({ status }) => status), { timeout: 60_000 }).toBe(200);

test.runIf(browserIsHere)("a medicine is taught through the page in two minutes, is known from then on, and survives a kill", async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: PANELS[0], locale: "en", hasTouch: true });
    const complaints = complaintsOf(page, daemon.url);
    await page.goto(daemon.url);
    const startedMs = performance.now();
    await tapThrough(page, ["Technician", "Medicines"]);
    await page.locator("input").fill(PIN);
    await tapThrough(page, ["Enter", "Teach a medicine", "Name none"]);
    await page.locator("input").fill("newDRUG");
    await tapThrough(page, ["Done", "Strength none"]);
    await page.locator("input").fill("10 mg");
    await tapThrough(page, ["Done", "Show the pack"]);
    await page.getByText("Show the front").waitFor();
    await screen.socket.emitWithAck("play", "strange");
    await page.getByText("Turn it over: show the other side").waitFor({ timeout: PATIENCE_MS });
    await screen.socket.emitWithAck("play", "mint");
    await page.getByText("4 of 4 pictures that were kept back were recognized").waitFor({ timeout: PATIENCE_MS });
    expect(await page.getByText("This side tells it from all other medicines").count()).toBe(2);
    await tapThrough(page, ["Save"]);
    await page.getByText("Saved. The medicine can be ordered.").waitFor({ timeout: PATIENCE_MS });
    expect(performance.now() - startedMs).toBeLessThan(120_000);
    await page.locator('[data-item="newdrug-10-mg"]').waitFor();
    await isReady();
    const order = await host.order("newdrug-10-mg");
    await screen.socket.emitWithAck("play", "strange-still");
    await page.locator('[data-look="match"]').waitFor({ timeout: PATIENCE_MS });
    await host.cancel(order);
    await tapThrough(page, ["Technician", "Medicines"]);
    await page.getByText("PIN of the pharmacy").waitFor(); // the order has closed the pharmacy's pages
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
  expect(deeds()).toMatchObject([
    {
      did: "enrolled",
      items: ["newdrug-10-mg"],
      by: "Somchai",
      via: "screen",
      version: 1,
      bundle: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
  daemon.process.kill("SIGKILL");
  screen[Symbol.dispose]();
  await start();
  expect(await ids()).toContain("newdrug-10-mg");
});

test("a second medicine that looks like the first is announced before it is saved, is never confirmed, and goes with the version", async () => {
  await teach("First", "strange", "mint");
  expect(await technician.ask({ do: "save" })).toBe("done");
  await isReady();
  const review = await teach("Second", "strange", "mint");
  expect(review).toMatchObject({ inseparable: ["first-10-mg"], near: [{ item: "first-10-mg" }, {}, {}] });
  const early = technician.steps.find((step) => step.step === "showing" && step.sides.some(({ alike }) => alike.includes("first-10-mg")));
  expect(early).toMatchObject({ step: "showing", side: 1 });
  expect(await ids()).not.toContain("second-10-mg");
  expect(await technician.ask({ do: "save" })).toBe("done");
  await isReady();
  const id = await host.order("second-10-mg");
  await screen.socket.emitWithAck("play", "strange-still");
  expect(await screen.verdict("unsure")).toMatchObject({ verdict: { because: "look-alike" } });
  expect(await technician.ask({ do: "roll-back" })).toMatchObject({ refused: "order-open" });
  await host.cancel(id);
  expect(await technician.ask({ do: "roll-back" })).toBe("done");
  await isReady();
  expect(await ids()).toEqual(["red-100", "green-100", "blue-100", "first-10-mg"]);
  expect(deeds().map(({ did, version }) => [did, version])).toEqual([
    ["enrolled", 1],
    ["enrolled", 2],
    ["rolled-back", 1],
  ]);
});

test("an order that comes while a pack is shown has the tray, and nothing of the pack is kept", async () => {
  await technician.unlock();
  await technician.ask({ do: "begin", medicine: medicineNamed("Late") });
  await screen.socket.emitWithAck("play", "red");
  await technician.sees("showing", ({ taken }) => taken > 1);
  await screen.socket.emitWithAck("play", "red-still");
  await host.order("red-100");
  expect(await technician.sees("ended")).toEqual({ step: "ended", because: "order", version: 0, previous: null });
  expect((await screen.verdict("match")).verdict).toEqual({ look: "match" });
  expect(await technician.ask({ do: "begin", medicine: medicineNamed("Later") })).toMatchObject({ refused: "order-open" });
});

test("a pack that lay in the tray before is not taken for the front: it is laid down anew", async () => {
  await screen.socket.emitWithAck("play", "red-still");
  await technician.fresh();
  await technician.unlock();
  await technician.ask({ do: "begin", medicine: medicineNamed("Left") });
  await technician.sees("showing", ({ because }) => because === "lay-anew");
  await technician.fresh();
  expect(technician.steps.at(-1)).toMatchObject({ because: "lay-anew", taken: 0 });
  await screen.socket.emitWithAck("play", "strange");
  await technician.sees("showing", ({ taken }) => taken > 1);
});

test("whoever has no PIN changes nothing, and five wrong ones close the door", async () => {
  expect(await technician.ask({ do: "retire", item: "red-100" })).toMatchObject({ refused: "locked" });
  expect(await change("DELETE", "/v1/items/red-100", undefined, "000000")).toMatchObject({ status: 403 });
  for (let tries = 0; tries < 4; tries++) expect(await technician.unlock("111111")).toBe("wrong");
  expect(await technician.unlock()).toBe("wait");
  expect(await change("DELETE", "/v1/items/red-100")).toMatchObject({ status: 429 });
  expect(await ids()).toContain("red-100");
});

test("items are changed and retired one by one, and the formulary leaves as CSV, is edited and comes back", async () => {
  expect(await change("PATCH", "/v1/items/green-100", { name: "GREENamol", gtin: "4006381333931" })).toMatchObject({ status: 200 });
  await isReady();
  expect(await change("DELETE", "/v1/items/blue-100")).toMatchObject({ status: 200, body: { version: 2 } });
  await isReady();
  expect(await ids()).toEqual(["red-100", "green-100"]);
  const csv = await (await fetch(`${daemon.url}/v1/formulary.csv`)).text();
  expect(csv).toMatch(/^\ufeff?id,name,generic,strength,form,gtin,look-alikes,reveal,other-print\r\n/);
  expect(csv).toContain("green-100,GREENamol,,100 mg,tablet,4006381333931,,immediate,check\r\n");
  const edited = csv.replace("Redamol,,100 mg", "REDamol,,150 mg").replaceAll(",", ";");
  expect(await change("PUT", "/v1/formulary.csv", edited)).toMatchObject({
    status: 200,
    body: { version: 3, changed: ["red-100"], unchanged: 1, unnamed: [] },
  });
  await isReady();
  expect(await items()).toMatchObject([{ id: "red-100", name: "REDamol", strength: "150 mg" }, { id: "green-100" }]);
  const broken = "id,name,gtin\nred-100,Red,400638133393\nblau,Blue,\n";
  const refused = await change("PUT", "/v1/formulary.csv", broken);
  expect(refused).toMatchObject({ status: 422 });
  expect(refused.body).toMatchObject({ detail: expect.stringMatching(/line 2, gtin: .*line 3, id: blau is not in the formulary/) });
  expect(deeds().map(({ did, items: changed, via }) => [did, changed, via])).toEqual([
    ["changed", ["green-100"], "host"],
    ["retired", ["blue-100"], "host"],
    ["changed", ["red-100"], "host"],
  ]);
});

function deeds(): readonly { readonly [member: string]: unknown }[] {
  return entriesIn(dataDir)
    .filter(({ kind }) => kind === "formulary")
    .map(({ body }) => JSON.parse(body));
}

async function change(method: string, path: string, content?: unknown, pin = PIN) {
  const isCsv = typeof content === "string";
  const response = await fetch(`${daemon.url}${path}`, {
    method,
    headers: { "content-type": isCsv ? "text/csv" : "application/json", "pharmacy-pin": pin },
    ...(content !== undefined && { body: isCsv ? content : JSON.stringify(content) }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}
