import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import type { View } from "../../src/protocol.ts";
import { blob, checking, DEVICE, explanation, verdict, waiting } from "../support/canned-views.ts";
import { drawnTray } from "../support/drawn-packs.ts";
import { browserIsHere, guardIsOver, holdClock, openBrowser, openTouchscreen, type Touchscreen } from "../support/touchscreen.ts";

describe.runIf(browserIsHere)("what the touchscreen draws", () => {
  let browser: Browser;
  let screen: Touchscreen;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    screen = await openTouchscreen(browser);
  });
  afterEach(async () => {
    await screen[Symbol.asyncDispose]();
    expect(screen.complaints).toEqual([]);
  });

  const STOP = { look: "mismatch", seen: "hydroxyzine-25" } as const;

  test("of a verdict: the pack in colour and no heat, beside the ordered one at the same size, both the same way up", async () => {
    screen.daemon.show(verdict(STOP, { explanation: await explanation("hydroxyzine-25", "hydralazine-25") }));
    await screen.page.locator('.crop[data-plain="true"]').waitFor();
    await expect.poll(() => orange(".crop canvas", 0.65, 0.12)).toBeGreaterThan(60);
    expect(await orange(".reference img", 0.65, 0.12)).toBeGreaterThan(60);
    const [reference, crop] = await Promise.all([".reference img", ".crop canvas"].map((one) => screen.page.locator(one).boundingBox()));
    expect({ width: crop?.width, height: crop?.height }).toEqual({ width: reference?.width, height: reference?.height });
    expect(crop?.width).toBeGreaterThan(300);
  });

  test("a crop that lies upside down is turned the way its reference lies", async () => {
    const looked = await explanation("hydralazine-25");
    screen.daemon.show(verdict({ look: "match" }, { explanation: { ...looked, turn: 180 } }));
    await expect.poll(() => orange(".crop canvas", 0.35, 0.88)).toBeGreaterThan(60);
    expect(await orange(".crop canvas", 0.35, 0.12)).toBeLessThan(60);
  });

  test("of the ordered pack both sides; while waiting, the one that lies in the tray, turned over at a tap", async () => {
    screen.daemon.show(waiting("empty"));
    await expect.poll(() => sides()).toEqual(["/references/hydralazine-25/pill", "/references/hydralazine-25/print"]);
    screen.daemon.show({ ...waiting("glare"), face: "print" } as View);
    await expect.poll(() => sides()).toEqual(["/references/hydralazine-25/print"]);
    await guardIsOver(screen.page);
    await screen.page.getByRole("button", { name: "Other side" }).click();
    await expect.poll(() => sides()).toEqual(["/references/hydralazine-25/pill"]);
  });

  test("of the heat, at a tap: the seen item's on a grey crop and in its place on the live frame, brightest where the evidence is", async () => {
    const tray = await drawnTray("hydralazine-25");
    const looked = { ...(await explanation("hydralazine-25")), maps: [{ explains: "hydralazine-25", ...blob(3, 3, 0.8) }] };
    screen.daemon.film(tray.jpeg);
    await why(verdict({ look: "match" }, { explanation: looked }));
    await screen.page.getByText("Why hydrALAZINE 25\u00a0mg").waitFor();
    await expect.poll(() => yellow(".crop canvas", 0.5, 0.5)).toBeGreaterThan(80);
    expect(await yellow(".crop canvas", 0.9, 0.5)).toBeLessThan(10);
    const [a, , c] = looked.window;
    await expect.poll(() => yellow(".tray canvas", (a.x + c.x) / 2, (a.y + c.y) / 2)).toBeGreaterThan(80);
    expect(await yellow(".tray canvas", 0.05, 0.05)).toBeLessThan(10);
    await screen.page.getByText("Shows where the picture supported this answer. It does not show that the answer is right.").waitFor();
  });

  test("another map at a tap, without asking the daemon, each behind a target of 20 mm", async () => {
    await why(verdict(STOP, { explanation: await explanation("hydroxyzine-25", "hydralazine-25") }));
    const buttons = screen.page.locator(".answers button");
    await expect
      .poll(() => buttons.allInnerTexts())
      .toEqual(["Why hydrOXYzine 25\u00a0mg", "Why hydrALAZINE 25\u00a0mg", "Why hydrOXYzine, not hydrALAZINE"]);
    await expect.poll(() => yellow(".crop canvas", 2 / 7, 0.3)).toBeGreaterThan(80);
    await guardIsOver(screen.page);
    await buttons.last().click();
    await expect.poll(() => yellow(".crop canvas", 2 / 7, 0.3)).toBeLessThan(10);
    expect(await yellow(".crop canvas", 5.1 / 7, 0.2)).toBeGreaterThan(80);
    expect(screen.daemon.answers).toEqual([]);
  });

  test("nothing of an earlier pack once another is looked at: the map goes with its pack", async () => {
    await why(verdict(STOP, { explanation: await explanation("hydroxyzine-25", "hydralazine-25") }));
    await screen.page.locator('.crop[data-plain="false"]').waitFor();
    screen.daemon.show(checking(1));
    await screen.page.locator('[data-icon="eye"]').waitFor();
    expect(await screen.page.locator(".crop, .legend").count()).toBe(0);
    screen.daemon.show(verdict({ look: "match" }, { entry: 43 as EntryNumber, explanation: await explanation("hydralazine-25") }));
    await screen.page.locator('.crop[data-plain="true"]').waitFor();
  });

  test("nothing moves when frames arrive", async () => {
    const tray = await drawnTray("hydralazine-25");
    screen.daemon.show(checking(1, tray.packs));
    await screen.page.getByText("No live picture").waitFor();
    const before = await places();
    screen.daemon.film(tray.jpeg);
    await screen.page.getByText("Tray, live").waitFor();
    expect(await places()).toEqual(before);
  });

  test("the technician's numbers, as the last beat told them", async () => {
    await openTechnician();
    const room = screen.page.locator(".technician");
    for (const fact of ["CPUExecutionProvider", "Drawn formulary 1.0.0 (provisional)", "12,345 frames, 6 dropped", "4,711", "118.7"]) {
      await room.getByText(fact).waitFor();
    }
    expect(await room.textContent()).toContain("Threads for a picture6");
    expect(await room.textContent()).toContain("Research software, not a cleared medical device.");
  });

  test("faults stand first on the technician's page, with code and detail, and it closes itself after a minute", async () => {
    const detail = "No picture for 3 s. Look at the cable of /dev/video0.";
    screen.daemon.device = { ...DEVICE, faults: [{ code: "CAMERA_STALLED", detail }] };
    await holdClock(screen.page);
    await openTechnician();
    await screen.page.getByText(detail).waitFor();
    expect(await screen.page.locator(".technician > *").first().textContent()).toBe(`FaultsCAMERA_STALLED ${detail}`);
    await screen.page.clock.fastForward(61_000);
    await screen.page.locator('[data-sheet="idle"]').waitFor();
  });

  test("the technician's page never covers a verdict", async () => {
    await openTechnician();
    screen.daemon.show(verdict(STOP));
    await screen.page.locator('[data-look="stop"]').waitFor();
    expect(await screen.page.getByRole("button", { name: "Technician" }).count()).toBe(0);
  });

  test("in Thai: its words, its forms, room for its vowels, no spaced letters; and the cabinet's language after the transaction", async () => {
    screen.daemon.show(verdict({ look: "match" }));
    await screen.page.locator('[data-look="match"]').waitFor();
    await guardIsOver(screen.page);
    await screen.page.getByRole("button", { name: "ไทย" }).click();
    const sentence = screen.page.getByText("ดูเหมือนแผงยาที่สั่ง");
    await sentence.waitFor();
    const style = await sentence.evaluate((element) => {
      const { lineHeight, fontSize, letterSpacing, textTransform } = getComputedStyle(element);
      return { leading: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize), letterSpacing, textTransform };
    });
    expect(style).toEqual({ leading: expect.closeTo(1.6, 2), letterSpacing: "normal", textTransform: "none" });
    expect(await screen.page.locator(".ordered > div").textContent()).toBe("รายการที่สั่งhydrALAZINE 25 mg เม็ด");
    screen.daemon.show(waiting("empty"));
    await screen.page.getByText("วางแผงยาลงในถาด").waitFor();
    expect(await screen.page.locator("html").getAttribute("lang")).toBe("th");
    screen.daemon.show({ view: "idle" });
    await screen.page.getByText("Choose an order at the cabinet").waitFor();
    expect(await screen.page.locator("html").getAttribute("lang")).toBe("en");
  });

  async function openTechnician(): Promise<void> {
    await guardIsOver(screen.page);
    await screen.page.getByRole("button", { name: "Technician" }).click();
  }

  /** Shows the verdict and asks why. */
  async function why(view: View): Promise<void> {
    screen.daemon.show(view);
    await screen.page.getByRole("button", { name: "Why?" }).waitFor();
    await guardIsOver(screen.page);
    await screen.page.getByRole("button", { name: "Why?" }).click();
  }

  function sides(): Promise<readonly string[]> {
    return screen.page
      .locator(".reference img")
      .evaluateAll((images) => images.map((image) => new URL((image as HTMLImageElement).src).pathname));
  }

  /** How much redder than blue a picture is at a point, given in fractions of its sides. */
  async function orange(picture: string, x: number, y: number): Promise<number> {
    const [red, , blue] = await colourAt(picture, x, y);
    return red - blue;
  }

  /** How much redder and greener than blue a picture is at that point. */
  async function yellow(picture: string, x: number, y: number): Promise<number> {
    const [red, green, blue] = await colourAt(picture, x, y);
    return Math.min(red, green) - blue;
  }

  function colourAt(picture: string, x: number, y: number): Promise<readonly [red: number, green: number, blue: number]> {
    const at = (element: Element, [shareX, shareY]: readonly [number, number]) => {
      const source = element as HTMLCanvasElement | HTMLImageElement;
      const [width, height] =
        source instanceof HTMLImageElement ? [source.naturalWidth, source.naturalHeight] : [source.width, source.height];
      const copy = new OffscreenCanvas(1, 1).getContext("2d");
      copy?.drawImage(source, -Math.floor(shareX * width), -Math.floor(shareY * height));
      const [red = 0, green = 0, blue = 0] = copy?.getImageData(0, 0, 1, 1).data ?? [];
      return [red, green, blue] as const;
    };
    return screen.page
      .locator(picture)
      .first()
      .evaluate(at, [x, y] as const);
  }

  function places(): Promise<readonly string[]> {
    return screen.page
      .locator("main *")
      .evaluateAll((elements) => elements.map((element) => JSON.stringify(element.getBoundingClientRect())));
  }
});
