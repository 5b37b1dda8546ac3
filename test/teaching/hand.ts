import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { BACKS, FRONTS, STILL } from "../support/rendered-packs.ts";
import type { Screen } from "../support/screen.ts";

/** What a hand needs to take a pack up and lay it down otherwise. */
const HAND_MS = 1_000;

/** A hand at the recorded tray, which does what the page asks for. */
export function handAt({ socket }: Pick<Screen, "socket">, page: Page) {
  async function play(clip: string): Promise<void> {
    await socket.emitWithAck("play", clip);
  }

  /** Takes the pack up and lays it down otherwise, until the page shows `after`; a page that is busy may have counted on meanwhile. */
  async function layOneSide(clips: readonly string[], after: string): Promise<void> {
    for (const [before, clip] of clips.entries()) {
      await play("empty");
      await page.getByText("Lay the pack in the tray").waitFor();
      await sleep(HAND_MS);
      await play(clip);
      await page.waitForFunction(
        ([wanted, taken]) =>
          document.body.innerText.includes(wanted) ||
          Number.parseInt(document.querySelector(".steps")?.getAttribute("aria-label") ?? "", 10) >= taken,
        [after, before + 1] as const,
      );
    }
  }

  return {
    empty: () => play("empty"),
    layStill: () => play(STILL),
    layFronts: () => layOneSide(FRONTS, "Turn it over: show the other side"),
    layBacks: () => layOneSide(BACKS, "Show it again"),
  };
}
