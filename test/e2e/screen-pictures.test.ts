import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { blob, checking, explanation, verdict } from "../support/canned-views.ts";
import { drawnTray } from "../support/drawn-packs.ts";
import { browserIsHere, guardIsOver, openBrowser, openTouchscreen, type Touchscreen } from "../support/touchscreen.ts";

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

  test("the map of the seen item on a grey crop, brightest where the evidence is", async () => {
    const looked = { ...(await explanation("hydralazine-25")), maps: [{ explains: "hydralazine-25", ...blob(1, 1, 0.8) }] };
    screen.daemon.show(verdict({ look: "match" }, { explanation: looked }));
    await expect.poll(() => yellow(".crop canvas", 1.5 / 7, 1.5 / 7)).toBeGreaterThan(80);
    expect(await yellow(".crop canvas", 5.5 / 7, 3 / 7)).toBeLessThan(10);
    expect(await screen.page.getByRole("button", { name: "Why hydrALAZINE 25 mg" }).getAttribute("aria-pressed")).toBe("true");
  });

  test("the same map in its place on the live frame", async () => {
    const tray = await drawnTray("hydralazine-25");
    const looked = { ...(await explanation("hydralazine-25")), maps: [{ explains: "hydralazine-25", ...blob(3, 3, 0.8) }] };
    screen.daemon.film(tray.jpeg);
    screen.daemon.show(verdict({ look: "match" }, { explanation: looked }));
    const [a, , c] = looked.window;
    await expect.poll(() => yellow(".tray canvas", (a.x + c.x) / 2, (a.y + c.y) / 2)).toBeGreaterThan(80);
    expect(await yellow(".tray canvas", 0.05, 0.05)).toBeLessThan(10);
  });

  test("another map, or none, at a tap, without asking the daemon", async () => {
    const looked = await explanation("hydroxyzine-25", "hydralazine-25");
    screen.daemon.show(verdict({ look: "mismatch", seen: "hydroxyzine-25" }, { explanation: looked }));
    await expect.poll(() => yellow(".crop canvas", 2 / 7, 2.5 / 7)).toBeGreaterThan(80);
    await guardIsOver(screen.page);
    await screen.page.getByRole("button", { name: "Why hydrOXYzine, not hydrALAZINE" }).click();
    await expect.poll(() => yellow(".crop canvas", 2 / 7, 2.5 / 7)).toBeLessThan(10);
    expect(await yellow(".crop canvas", 5.1 / 7, 2.4 / 7)).toBeGreaterThan(80);
    await screen.page.getByRole("button", { name: "Plain picture" }).click();
    await expect.poll(() => screen.page.locator(".crop").getAttribute("data-plain")).toBe("true");
    expect(screen.daemon.requests).toEqual([]);
  });

  test("the maps of the seen item, of the ordered one, and of the one against the other, each at a target of 20 mm", async () => {
    screen.daemon.show(
      verdict({ look: "mismatch", seen: "hydroxyzine-25" }, { explanation: await explanation("hydroxyzine-25", "hydralazine-25") }),
    );
    const buttons = screen.page.locator(".map-buttons button");
    await expect
      .poll(() => buttons.allInnerTexts())
      .toEqual(["Plain picture", "Why hydrOXYzine 25\u00a0mg", "Why hydrALAZINE 25\u00a0mg", "Why hydrOXYzine, not hydrALAZINE"]);
    for (const button of await buttons.all()) {
      const { width, height } = (await button.boundingBox()) ?? { width: 0, height: 0 };
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(118);
    }
  });

  test("the plain picture first where a person is asked to compare", async () => {
    screen.daemon.show(
      verdict({ look: "unsure", because: "look-alike" }, { explanation: await explanation("hydroxyzine-25", "hydralazine-25") }),
    );
    await screen.page.locator('.crop[data-plain="true"]').waitFor();
    const reference = screen.page.locator(".reference img");
    expect(await reference.getAttribute("src")).toBe("/references/hydralazine-25");
    await expect.poll(() => reference.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480);
  });

  test("says what the map does not show", async () => {
    screen.daemon.show(verdict({ look: "match" }, { explanation: await explanation("hydralazine-25") }));
    await screen.page.getByText("Shows where the picture supported this answer. It does not show that the answer is right.").waitFor();
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
    await guardIsOver(screen.page);
    await screen.page.getByRole("button", { name: "Technician" }).click();
    const room = screen.page.locator(".technician");
    for (const fact of ["CPUExecutionProvider", "Drawn formulary 1.0.0 (provisional)", "12,345 frames, 6 dropped", "4,711", "118.7"]) {
      await room.getByText(fact).waitFor();
    }
    expect(await room.textContent()).toContain("Threads for a picture6");
    expect(await room.textContent()).toContain("Research software, not a cleared medical device.");
  });

  test("in Thai: its words, room for its vowels, no spaced letters, and the choice remembered", async () => {
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
    await screen.page.reload();
    await sentence.waitFor();
    expect(await screen.page.locator("html").getAttribute("lang")).toBe("th");
  });

  test.each([
    { width: 1280, height: 800 },
    { width: 1024, height: 600 },
    { width: 800, height: 480 },
  ])("nothing runs over the edge of a panel of $width x $height, in either language", async (panel) => {
    const looked = await explanation("hydroxyzine-25", "hydralazine-25");
    const views = {
      eye: checking(1),
      stop: verdict({ look: "mismatch", seen: "hydroxyzine-25" }, { explanation: looked }),
      check: verdict({ look: "unsure", because: "low-probability" }, { explanation: looked }),
      match: verdict({ look: "match" }, { explanation: looked }),
      starting: { view: "fault", code: "MODEL_STARTING", detail: "backbone.onnx is being loaded." },
    } as const;
    for (const locale of ["en", "th"]) {
      await using other = await openTouchscreen(browser, {}, locale);
      await other.page.setViewportSize(panel);
      for (const [icon, view] of Object.entries(views)) {
        other.daemon.show(view);
        await other.page.locator(`[data-icon="${icon}"]`).waitFor();
        expect(await crowded(other.page), `${icon} in ${locale}`).toEqual([]);
      }
    }
  });

  /** How much redder and greener than blue a canvas is at a point, given in fractions of its sides. */
  function yellow(canvas: string, x: number, y: number): Promise<number> {
    const at = (element: Element, [shareX, shareY]: readonly [number, number]) => {
      const canvas = element as HTMLCanvasElement;
      const copy = new OffscreenCanvas(1, 1).getContext("2d");
      copy?.drawImage(canvas, -Math.floor(shareX * canvas.width), -Math.floor(shareY * canvas.height));
      const [red = 0, green = 0, blue = 0] = copy?.getImageData(0, 0, 1, 1).data ?? [];
      return Math.min(red, green) - blue;
    };
    return screen.page.locator(canvas).evaluate(at, [x, y] as const);
  }

  /** What hangs over the edge of the panel, or runs from the answer into the clock above or the buttons below. */
  function crowded(page: Page): Promise<readonly string[]> {
    return page.locator("main").evaluate((main) => {
      const box = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();
      const top = box(main.querySelector(".clock")).bottom;
      const bottom = box(main.querySelector(".panel-actions")).top;
      const outside = [...main.querySelectorAll("*")].filter(
        (element) => box(element).bottom > innerHeight + 0.5 || box(element).right > innerWidth + 0.5,
      );
      const squeezed = [...main.querySelectorAll(".panel-answer *")].filter(
        (element) => box(element).top < top - 0.5 || box(element).bottom > bottom + 0.5,
      );
      return [...outside, ...squeezed].map((element) => element.outerHTML.slice(0, 80));
    });
  }

  function places(): Promise<readonly string[]> {
    return screen.page
      .locator("main *")
      .evaluateAll((elements) => elements.map((element) => JSON.stringify(element.getBoundingClientRect())));
  }
});
