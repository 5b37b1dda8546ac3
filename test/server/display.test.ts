import { expect, test } from "vitest";
import { Fault } from "../../src/errors.ts";
import type { View } from "../../src/protocol.ts";
import { openDisplay } from "../../src/server/display.ts";
import { checking, OF_ORDER, ORDER } from "../support/canned-views.ts";

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

test("a nurse is told that something is faulty, not what it says to a technician", () => {
  const { display, shown } = watched();
  display.fault(new Fault("CAMERA_STALLED", "no pictures for 2 s"));
  display.fault(new Fault("CAMERA_STALLED", "no pictures for 4 s"));
  display.fault(undefined);
  display.view({ view: "idle" });
  expect(shown).toEqual(["idle", "fault", "idle"]);
});

test("what is ordered stays on the screen through a fault, and what is ordered meanwhile comes on it", () => {
  const shown: View[] = [];
  const display = openDisplay();
  display.connect((view) => shown.push(view));
  display.view(checking(1));
  display.fault(new Fault("CAMERA_STALLED", "/dev/video0 sends nothing"));
  const second = { ...ORDER, id: "2", item: "amoxicillin-500" };
  display.view({ ...OF_ORDER, view: "checking", order: second, agreeing: 0, needed: 3, packs: [] });
  display.view({ view: "idle" });
  expect(shown.slice(2)).toEqual([
    { view: "fault", code: "CAMERA_STALLED", order: ORDER },
    { view: "fault", code: "CAMERA_STALLED", order: second },
    { view: "fault", code: "CAMERA_STALLED" },
  ]);
});
