import { expect, test } from "vitest";
import { Fault } from "../../src/errors.ts";
import type { View } from "../../src/protocol.ts";
import { openDisplay } from "../../src/server/display.ts";

/** A display with a screen that remembers what it was shown. */
function watched() {
  const shown: View["view"][] = [];
  const display = openDisplay();
  display.connect((view) => shown.push(view.view));
  return { display, shown };
}

test("a fault hides every view until it clears, and then the newest view is shown at once", () => {
  const { display, shown } = watched();
  display.fault(new Fault("CAMERA_STALLED", "no pictures"));
  display.view({ view: "idle" });
  display.fault(undefined);
  expect(shown).toEqual(["idle", "fault", "idle"]);
});

test("a fault with other words is shown anew, the same view is not", () => {
  const { display, shown } = watched();
  display.fault(new Fault("CAMERA_STALLED", "no pictures for 2 s"));
  display.fault(new Fault("CAMERA_STALLED", "no pictures for 4 s"));
  display.fault(undefined);
  const idle: View = { view: "idle" };
  display.view(idle);
  display.view(idle);
  expect(shown).toEqual(["idle", "fault", "fault", "idle", "idle"]);
});
