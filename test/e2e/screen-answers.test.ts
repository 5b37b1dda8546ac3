import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ORDER, verdict, waiting } from "../support/canned-views.ts";
import { drawnTray } from "../support/drawn-packs.ts";
import { browserIsHere, guardIsOver, holdClock, openBrowser, openTouchscreen, type Touchscreen } from "../support/touchscreen.ts";

describe.runIf(browserIsHere)("what a finger does on the touchscreen", () => {
  let browser: Browser;
  let screen: Touchscreen;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    screen = await openTouchscreen(browser, { demo: true });
  });
  afterEach(async () => {
    await screen[Symbol.asyncDispose]();
    expect(screen.complaints).toEqual([]);
  });

  const stop = () => verdict({ look: "mismatch", seen: "hydroxyzine-25" });

  test("putting back reaches the daemon, and the daemon's answer the screen", async () => {
    screen.daemon.show(stop());
    await tap("Put back");
    await expect.poll(() => screen.daemon.answers).toEqual([{ entry: 42, answer: { did: "put-back" } }]);
    screen.daemon.show(waiting("put-back"));
    await screen.page.getByText("Then place the ordered pack").waitFor();
  });

  test("an override reaches the daemon with its reason", async () => {
    screen.daemon.show(stop());
    await tap("Override");
    await tap("Substitute was ordered");
    await expect.poll(() => screen.daemon.answers).toEqual([{ entry: 42, answer: { did: "override", reason: "substitute-ordered" } }]);
  });

  test("an unknown pack that is wrong is said to be wrong", async () => {
    screen.daemon.show(verdict({ look: "unsure", because: "unknown-pack" }));
    await tap("It is wrong");
    await expect.poll(() => screen.daemon.answers).toEqual([{ entry: 42, answer: { did: "it-is-wrong" } }]);
  });

  test("an override that lacks a witness asks for the badge, typed here or read elsewhere, and then goes out again", async () => {
    screen.daemon.reply = "witness-needed";
    const order = { ...ORDER, user: "12" };
    screen.daemon.show({ ...stop(), order });
    await tap("Override");
    await tap("Urgent");
    await screen.page.getByText("Who is the witness?").waitFor();
    for (const digit of ["4", "7", "1", "1"]) await tap(digit);
    await tap("Enter");
    await expect.poll(() => screen.daemon.badges).toEqual(["4711"]);
    screen.daemon.reply = "recorded";
    screen.daemon.show({ ...stop(), order: { ...order, witness: "4711" } });
    await expect.poll(() => screen.daemon.answers).toHaveLength(2);
    expect(screen.daemon.answers[1]).toEqual({ entry: 42, answer: { did: "override", reason: "urgent" } });
    await screen.page.locator(".panel").waitFor();
  });

  test("the nurse ends an order that waits", async () => {
    screen.daemon.show(waiting("empty"));
    await tap("End order");
    await expect.poll(() => screen.daemon.ended).toEqual([ORDER.id]);
  });

  test("keys alone will do: Tab to the answer, seen by its outline, and Enter", async () => {
    screen.daemon.show(stop());
    await screen.page.getByRole("button", { name: "Put back" }).waitFor();
    await guardIsOver(screen.page);
    await screen.page.keyboard.press("Tab");
    await screen.page.keyboard.press("Tab");
    const focused = screen.page.locator("button:focus-visible");
    expect(await focused.textContent()).toBe("Put back");
    expect(await focused.evaluate((element) => getComputedStyle(element).outlineWidth)).toBe("4px");
    await screen.page.keyboard.press("Enter");
    await expect.poll(() => screen.daemon.answers).toEqual([{ entry: 42, answer: { did: "put-back" } }]);
  });

  test("an answer that the daemon refuses is not shown as recorded", async () => {
    screen.daemon.reply = "stale";
    screen.daemon.show(stop());
    await tap("Put back");
    await screen.page.getByText("Not recorded: this pack is no longer on the screen.").waitFor();
  });

  test("a tap at the moment the buttons appear does nothing", async () => {
    await screen.page.evaluate(() => {
      const tapAtOnce = (_: unknown, observer: MutationObserver) => {
        const button = document.querySelector<HTMLButtonElement>(".answers .button");
        if (!button) return;
        observer.disconnect();
        button.click();
        document.documentElement.dataset["tapped"] = "yes";
      };
      new MutationObserver(tapAtOnce).observe(document.body, { subtree: true, childList: true });
    });
    screen.daemon.show(stop());
    await screen.page.locator("html[data-tapped]").waitFor();
    await tap("Put back");
    await expect.poll(() => screen.daemon.answers).toHaveLength(1);
  });

  test("while the glass is wiped nothing reacts, and the seconds are counted down", async () => {
    screen.daemon.show({ view: "idle" });
    await holdClock(screen.page);
    await tap("Clean");
    await screen.page.getByText("It does not react for 30 s.").waitFor();
    screen.daemon.show(stop());
    await screen.page.locator('[data-look="stop"]').waitFor();
    const putBack = screen.page.locator(".button", { hasText: "Put back" });
    const { x, y, width, height } = (await putBack.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await screen.page.touchscreen.tap(x + width / 2, y + height / 2);
    await screen.page.clock.fastForward(29_000);
    await screen.page.getByText("It does not react for 1 s.").waitFor();
    expect(screen.daemon.answers).toEqual([]);
    await screen.page.clock.fastForward(1_500);
    await tap("Put back");
    await expect.poll(() => screen.daemon.answers).toHaveLength(1);
  });

  test("in the demo an item is ordered by a tap, under a transaction of its own each time", async () => {
    for (let times = 0; times < 2; times++) {
      await guardIsOver(screen.page);
      await screen.page.locator('[data-item="amoxicillin-500"]').click();
      await expect.poll(() => screen.daemon.requests).toHaveLength(times + 1);
    }
    const [first, second] = screen.daemon.requests.map(({ body }) => body as { transactionId: string });
    expect(first).toMatchObject({ kind: "remove", expected: { item: "amoxicillin-500" } });
    expect(first?.transactionId).not.toBe(second?.transactionId);
  });

  test("in the demo every kind and more than one pack can be ordered, in the place of the order under way", async () => {
    screen.daemon.show(waiting("empty"));
    await tap("Demo");
    for (const kind of ["Take out", "Take out without an order", "Return"]) await tap(kind);
    await tap("1 pack");
    await screen.page.locator('[data-item="amoxicillin-500"]').tap();
    await expect.poll(() => screen.daemon.requests).toHaveLength(1);
    const [request] = screen.daemon.requests;
    expect(request?.body).toMatchObject({ kind: "waste", expected: { item: "amoxicillin-500", quantity: 2 }, supersedes: ORDER.id });
  });

  test("in the demo a tap puts a pack in the recorded tray", async () => {
    const picture = Buffer.from((await drawnTray("hydralazine-25")).jpeg).toString("base64");
    const clips = [{ name: "right", packs: [{ item: "hydralazine-25", face: "pill" as const }], glare: false, picture }];
    await using demo = await openTouchscreen(browser, { demo: true, clips });
    await guardIsOver(demo.page);
    const clip = demo.page.getByRole("button", { name: "hydrALAZINE 25 mg, pill side" });
    await expect.poll(() => clip.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await clip.tap();
    await expect.poll(() => demo.daemon.played).toEqual(["right"]);
    expect(demo.complaints).toEqual([]);
  });

  test("with a real camera no order can be placed on the page", async () => {
    await using cabinet = await openTouchscreen(browser, { demo: false });
    expect(await cabinet.page.locator("[data-item]").count()).toBe(0);
    expect(await cabinet.page.getByRole("button", { name: "Demo" }).count()).toBe(0);
  });

  /** As a person would: only once the button is there. */
  async function tap(name: string): Promise<void> {
    await screen.page.getByRole("button", { name, exact: true }).waitFor();
    await guardIsOver(screen.page);
    await screen.page.getByRole("button", { name, exact: true }).tap();
  }
});
