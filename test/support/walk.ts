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

  /** Waits until the page with this icon says these words, and takes its picture. */
  async function sees(icon: string, ...words: readonly string[]): Promise<void> {
    const panel = page.locator(".panel", { has: page.locator(`[data-icon="${icon}"]`) });
    await panel.waitFor();
    for (const sentence of words) await panel.getByText(sentence).waitFor();
    const name = `${viewport.width}x${viewport.height}-${String(++pictures).padStart(2, "0")}-${icon}`;
    await page.screenshot({ path: `${PICTURES}${name}.png` });
  }

  return {
    page,
    complaints,
    host,
    sees,
    /** Puts what the clip shows in the tray. */
    put: (clip: TinyClip) => hand.socket.emitWithAck("play", clip),
    /** Presses the buttons of these names, as a person would: only once they are there. */
    async tap(...names: readonly string[]): Promise<void> {
      for (const name of names) {
        const button = page.getByRole("button", { name, exact: true });
        await button.waitFor();
        await guardIsOver(page);
        await button.tap();
      }
    },
    /** Orders one pack, or as many as that, and returns the verification's id. */
    async order(kind: Kind, more: { readonly quantity?: number; readonly witness?: string } = {}): Promise<string> {
      const { quantity = 1, ...known } = more;
      const transactionId = `walk-${++orders}`;
      const response = await host.post({ transactionId, kind, expected: { item: "red-100", quantity }, ...known });
      const { id } = (await response.json()) as { id: string };
      return id;
    },
    /** Takes everything out of the tray, which ends the order. */
    async leave(): Promise<void> {
      await hand.socket.emitWithAck("play", "empty" satisfies TinyClip);
      await page.locator('[data-sheet="demo"]').waitFor();
    },
    async [Symbol.asyncDispose]() {
      hand[Symbol.dispose]();
      await context.close();
    },
  };
}
