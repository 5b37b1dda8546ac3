import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";
import { BACKS, FRONTS, STILL } from "../support/rendered-packs.ts";
import type { Screen } from "../support/screen.ts";

/** What a hand needs to take a pack up and lay it down otherwise. */
const HAND_MS = 1_000;

/** A hand at the recorded tray, which does what the page asks for. */
export function handAt({ socket }: Pick<Screen, "socket">, page: Page) {
  async function play(clip: string): Promise<void> {
    await socket.emitWithAck("play", clip);
  }

  async function layOneSide(clips: readonly string[], after: Locator): Promise<void> {
    for (const [before, clip] of clips.entries()) {
      await sleep(HAND_MS);
      await play(clip);
      const taken = before + 1;
      await (taken < clips.length ? page.getByLabel(`${taken} of ${clips.length} pictures of this side`) : after).waitFor();
    }
  }

  return {
    empty: () => play("empty"),
    layStill: () => play(STILL),
    layFronts: () => layOneSide(FRONTS, page.getByText("Turn it over: show the other side")),
    layBacks: () => layOneSide(BACKS, page.locator('[data-teaching="review"]')),
  };
}
