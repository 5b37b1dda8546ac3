import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type DaemonProcess, startDaemon } from "../support/daemon-process.ts";
import { entriesIn } from "../support/entries.ts";
import { type Host, hostOf } from "../support/host.ts";
import { openScreen, type Screen } from "../support/screen.ts";
import { changeCard, makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { makeTinyRecording, type TinyClip, type TinyRecording } from "../support/tiny-recording.ts";
import { browserIsHere, openBrowser, PANELS } from "../support/touchscreen.ts";

const GTINS: Readonly<Record<string, string>> = { "red-100": "4006381333931", "blue-100": "5901234123457" };
const EXPIRED = "]d2010400638133393110A1\u001d17201231";

let bundle: TinyBundle;
let recording: TinyRecording;
let daemon: DaemonProcess;
let screen: Screen;
let host: Host;

beforeAll(async () => {
  bundle = await makeTinyBundle();
  await changeCard(bundle.dir, (card) => ({ ...card, items: card.items.map((item) => ({ ...item, gtin: GTINS[item.id] })) }));
  recording = await makeTinyRecording();
});
afterAll(async () => {
  await bundle[Symbol.asyncDispose]();
  await recording[Symbol.asyncDispose]();
});

beforeEach(async () => {
  daemon = await startDaemon({ vision: { bundle: bundle.dir }, camera: { path: recording.path, framesPerSecond: 20 } });
  screen = openScreen(daemon.url);
  host = hostOf(daemon.url);
});
afterEach(async () => {
  screen[Symbol.dispose]();
  await daemon[Symbol.asyncDispose]();
});

async function put(clip: TinyClip): Promise<void> {
  expect(await screen.socket.emitWithAck("play", clip)).toBe("playing");
}

test("the code of another item turns a match to STOP, and the record holds it as it was sent and as it was read", async () => {
  const id = await host.order("red-100");
  await put("red");
  await screen.verdict("match");
  const answer = await host.scan("5901234123457");
  const comparison = { says: "other-item", item: "blue-100" };
  expect(answer).toMatchObject({ status: 200, body: { verification: id, comparison } });
  expect(await screen.verdict("mismatch")).toMatchObject({ order: { id }, verdict: { look: "mismatch", code: comparison }, counted: 0 });
  expect(await host.ask(id)).toMatchObject({ state: "decided", verdict: { look: "mismatch", code: comparison } });
  const scans = entriesIn(daemon.dataDir).filter(({ kind }) => kind === "scan");
  expect(scans.map(({ body }) => JSON.parse(body))).toMatchObject([
    { verification: id, code: { raw: "5901234123457", gtin: "05901234123457" }, comparison },
  ]);
});

test("an expired pack is a STOP, though it is the ordered medicine", async () => {
  const id = await host.order("red-100");
  expect(await host.scan(EXPIRED)).toMatchObject({ status: 200, body: { comparison: { says: "expired", on: "2020-12-31" } } });
  await put("red");
  const { verdict } = await screen.verdict("mismatch");
  expect(verdict).toEqual({ look: "mismatch", code: { says: "expired", on: "2020-12-31" } });
  expect(screen.shown.some(({ view }) => view.view === "verdict" && view.verdict.look === "match")).toBe(false);
  expect(await host.ask(id)).toMatchObject({ counted: 0 });
});

test("an agreeing code leaves a pack that looks wrong to the nurse, and never turns it green", async () => {
  await host.order("red-100");
  expect(await host.scan("4006381333931")).toMatchObject({ status: 200, body: { comparison: { says: "agrees" } } });
  await put("blue");
  expect(await screen.verdict("unsure")).toMatchObject({ verdict: { because: "label-disagrees" }, counted: 0 });
});

test("an agreeing code does not move a STOP that stands", async () => {
  await host.order("red-100");
  await put("blue");
  const { entry } = await screen.verdict("mismatch");
  expect(await host.scan("4006381333931")).toMatchObject({ body: { comparison: { says: "agrees" } } });
  const reply = await screen.socket.emitWithAck("acknowledge", { entry, answer: { did: "put-back" } });
  expect(reply).toBe("recorded");
  expect(screen.shown.some(({ view }) => view.view === "verdict" && view.verdict.look === "match")).toBe(false);
});

test("a damaged code and one without an order are refused, with what to do", async () => {
  expect(await host.scan("4006381333930")).toMatchObject({
    status: 422,
    body: { detail: expect.stringMatching(/At character 12.*Scan the code again/) },
  });
  expect(await host.scan("4006381333931")).toMatchObject({ status: 409, body: { type: expect.stringMatching(/:no-order$/) } });
});

/** What lies between two keys of a scanner, in seconds. */
const STROKE_S = 0.005;

/** Each key bears the time at which the scanner sent it, as from a real keyboard: how fast this machine passes them on changes nothing. */
async function burst(page: Page, code: string): Promise<void> {
  const scanner = await page.context().newCDPSession(page);
  const startedS = Date.now() / 1_000;
  for (const [index, key] of [...code, "Enter"].entries()) {
    const timestamp = startedS + index * STROKE_S;
    const text = key === "Enter" ? "\r" : key;
    await scanner.send("Input.dispatchKeyEvent", { type: "keyDown", key, text, timestamp });
    await scanner.send("Input.dispatchKeyEvent", { type: "keyUp", key, timestamp });
  }
  await scanner.detach();
}

test.runIf(browserIsHere)("a scanner that types into the page stops an expired pack, and what it cannot read is told", async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: PANELS[0], locale: "en" });
    await page.goto(daemon.url);
    const id = await host.order("red-100");
    await put("red");
    await screen.verdict("match");
    await burst(page, "]d20104006381333930");
    await page.getByText("The code was not read. Scan it again.").waitFor();
    await burst(page, "]d2010400638133393110A1^]17201231");
    await page.getByText("This pack expired on 31 December 2020").waitFor();
    expect(await host.ask(id)).toMatchObject({ verdict: { look: "mismatch", code: { says: "expired", on: "2020-12-31" } } });
  } finally {
    await browser.close();
  }
});
