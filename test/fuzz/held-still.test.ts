import { describe, expect, test } from "vitest";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";
import { heldFailure, holdStill } from "./held-still.ts";
import { openRig } from "./journey.ts";
import { traysWithoutGreen } from "./sources.ts";

describe("the daemon's journey, with the same picture again and again", { timeout: 240_000 }, () => {
  test("gives green for the whole picture of the ordered pack alone, and for none of the other trays", async () => {
    await using rig = await openRig();
    expect(await rig.hold(await jpeg(tinyTray("red-100")))).toEqual({ verdict: { look: "match" }, missed: 0 });
    for (const tray of await traysWithoutGreen()) {
      const { verdict, missed } = await rig.hold(tray);
      expect({ missed, green: verdict?.look === "match" }).toEqual({ missed: 0, green: false });
    }
  });

  test("gives no verdict for a damaged picture, and no green where only a few bytes of another tray's are lost", async () => {
    const outcomes = await holdStill({ seed: 5, mutants: 10 });
    expect(outcomes.map(heldFailure)).toEqual(outcomes.map(() => undefined));
    expect(outcomes).toHaveLength(6);
  });
});
