import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, ViewportSize } from "playwright-core";
import type { TRANSACTION_KINDS } from "../../src/domain/verdict/order.ts";
import type { DaemonProcess } from "./daemon-process.ts";
import { hostOf } from "./host.ts";
import { openScreen } from "./screen.ts";
import type { TinyClip } from "./tiny-recording.ts";
import { complaintsOf, guardIsOver } from "./touchscreen.ts";

/** A picture of every page that a walk comes by, for people to look at. */
const PICTURES = fileURLToPath(new URL("../../test-results/walks/", import.meta.url));

const PATIENCE_MS = 15_000;

type Kind = (typeof TRANSACTION_KINDS)[number];

export type Walk = Awaited<ReturnType<typeof openWalk>>;

/** A nurse in front of a screen of that size, a hand at the tray, and the cabinet's host; the daemon is the real one. */
export async function openWalk(browser: Browser, daemon: DaemonProcess, viewport: ViewportSize) {
  await mkdir(PICTURES, { recursive: true });
  const context = await browser.newContext({ viewport, hasTouch: true });
  const page = await context.newPage();
  const complaints = complaintsOf(page, daemon.url);
  const hand = openScreen(daemon.url);
  const host = hostOf(daemon.url);
  await page.goto(daemon.url);
  await page.locator(".page").waitFor();
  let pictures = 0;
  let orders = 0;
  let latest = "";

  /** Waits until the page with this icon says these words, and takes its picture. */
  async function sees(icon: string, ...words: readonly string[]): Promise<void> {
    const panel = page.locator(".panel", { has: page.locator(`[data-icon="${icon}"]`) });
    try {
      await panel.waitFor({ timeout: PATIENCE_MS });
      for (const sentence of words) await panel.getByText(sentence).waitFor({ timeout: PATIENCE_MS });
    } catch (cause) {
      throw new Error(`Not seen: ${icon} ${words.join(", ")}; but: ${await page.locator("main").innerText()}`, { cause });
    }
    const name = `${viewport.width}x${viewport.height}-${String(++pictures).padStart(2, "0")}-${icon}`;
    await page.screenshot({ path: `${PICTURES}${name}.png` });
  }

  /** Puts what the clip shows in the tray. */
  const put = (clip: TinyClip) => hand.socket.emitWithAck("play", clip);

  /** Presses the buttons of these names, as a person would: only once they are there. */
  async function tap(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const button = page.getByRole("button", { name, exact: true });
      await button.waitFor();
      await guardIsOver(page);
      await button.tap();
    }
  }

  /** Between orders the page offers the demo. */
  const isReady = () => page.locator('[data-sheet="demo"]').waitFor();

  return {
    page,
    complaints,
    host,
    sees,
    put,
    tap,
    isReady,
    /** Orders one pack, or as many as that, and returns the verification's id. */
    async order(kind: Kind, more: { readonly quantity?: number; readonly witness?: string } = {}): Promise<string> {
      const { quantity = 1, ...known } = more;
      const transactionId = `walk-${++orders}`;
      const response = await host.post({ transactionId, kind, expected: { item: "red-100", quantity }, ...known });
      const { id } = (await response.json()) as { id: string };
      latest = id;
      return id;
    },
    /** Whatever became of the last order: the next walk begins with an empty tray, and no order. */
    async clear(): Promise<void> {
      if (daemon.process.killed) return;
      await put("empty");
      await fetch(`${daemon.url}/v1/verifications/${latest}`, { method: "DELETE" });
    },
    /** Takes everything out of the tray, and ends the order. */
    async leave(): Promise<void> {
      await put("empty");
      await tap("End order");
      await isReady();
    },
    async [Symbol.asyncDispose]() {
      hand[Symbol.dispose]();
      await context.close();
    },
  };
}
