import { describe, expect, test } from "vitest";
import { CHECK_IDS } from "../../src/domain/self-test/check-ids.ts";
import { MEASURES } from "../../src/domain/watch/measures.ts";
import type { Need } from "../../src/domain/watch/need.ts";
import { FAULTS } from "../../src/errors.ts";
import { eventWords, told } from "../../ui/fleet/src/words.ts";

const NEEDS: readonly Need[] = [
  ...(["offline", "unproven", "silent", "maintenance", "slow"] as const).map((need) => ({ need })),
  ...Object.keys(FAULTS).map((code) => ({ need: "fault", code }) as const),
  ...CHECK_IDS.map((check) => ({ need: "check", check }) as const),
  ...MEASURES.map((measure) => ({ need: "drift", measure }) as const),
];

describe("the words of the fleet's page", () => {
  test.each(NEEDS)("say of %j what is wrong and what to do, in sentences", (need) => {
    const { what, todo } = told(need);
    expect(what).toMatch(/^[A-Z].*\.$/);
    expect(todo).toMatch(/^[A-Z].*\.$/);
  });

  test("tell any two faults apart", () => {
    const said = NEEDS.map((need) => Object.values(told(need)).join(" "));
    const restarting = said.filter((words) => said.indexOf(words) !== said.lastIndexOf(words));
    expect(restarting).toEqual([]);
  });

  test("show what a newer cabinet reports as it is called", () => {
    expect(told({ need: "fault", code: "LAMP_BROKEN" }).what).toContain("LAMP_BROKEN");
    expect(told({ need: "check", check: "lamp.on" }).what).toContain("lamp.on");
    expect(told({ need: "fault", code: "toString" }).what).toContain("toString");
  });

  test("tell events", () => {
    const event = { at: "2026-11-30T20:00:00.000Z", entry: 1 };
    expect(eventWords({ ...event, type: "fault", what: "began:CAMERA_BLACK" }).join(" ")).toMatch(/^Fault Began: .*black/);
    expect(eventWords({ ...event, type: "verification", what: "unsure" })).toEqual(["Verdict", "Check by hand"]);
    expect(eventWords({ ...event, type: "acknowledgement", what: "override:new-packaging" })).toEqual([
      "Answer",
      "override: new packaging",
    ]);
  });
});
