import { describe, expect, test } from "vitest";
import type { OnlineState } from "../../../src/domain/fleet/state.ts";
import { type Known, rowOf } from "../../../src/domain/watch/cabinet.ts";
import { levelOf } from "../../../src/domain/watch/need.ts";
import { AT, aState, ID } from "../../support/fleet.ts";

const NOW = Date.parse(AT);
const MINUTE = 60_000;
const well = { ...aState, readiness: "ready", reasons: [], selfTest: null } as OnlineState;

function known(changes: Partial<OnlineState>, more: Partial<Known> = {}): Known {
  const state = { ...well, ...changes };
  const place = { tenant: "north", site: "st-anna", cabinet: "ward-3b" };
  return { place, state, last: state, figuresMs: NOW - MINUTE, knownMs: NOW - 60 * MINUTE, drifting: [], ...more };
}

function needs(changes: Partial<OnlineState>, more: Partial<Known> = {}) {
  return rowOf(known(changes, more), NOW, 5 * MINUTE).needs;
}

const failed = {
  id: ID,
  trigger: "hourly",
  started: AT,
  ended: AT,
  pass: false,
  checks: [
    { id: "camera.focus", value: 3, limit: 10, pass: false },
    { id: "clock.set", value: 0, limit: 0, pass: true },
  ],
};

describe("a cabinet", () => {
  test("that is ready and sends figures needs nobody", () => {
    expect(needs({})).toEqual([]);
    expect(levelOf(needs({}))).toBe("well");
  });

  test.each([
    [{ readiness: "advisory_off", reasons: ["CAMERA_BLACK", "AUDIT_WRITE"] }, ["fault", "fault"], "off"],
    [{ readiness: "advisory_off", reasons: [] }, ["unproven"], "off"],
    [{ readiness: "maintenance", reasons: ["MAINTENANCE"] }, ["maintenance"], "off"],
    [{ readiness: "ready_slow" }, ["slow"], "warns"],
    [{ selfTest: failed }, ["check"], "warns"],
    [{ readiness: "advisory_off", reasons: ["SELF_TEST_FAILED"], selfTest: failed }, ["check", "fault"], "off"],
  ] as const)("in the state %j needs %j", (changes, expected, level) => {
    const found = needs(changes as unknown as Partial<OnlineState>);
    expect(found.map(({ need }) => need)).toEqual(expected);
    expect(levelOf(found)).toBe(level);
  });

  test("that the broker has lost is offline, whatever it said before", () => {
    const state = { v: 1, id: ID, at: AT, online: false } as const;
    const row = rowOf(known({}, { state, last: { ...well, selfTest: failed } }), NOW, 5 * MINUTE);
    expect(row).toMatchObject({ online: false, readiness: null, program: "0.9.0", needs: [{ need: "offline" }] });
  });

  test("whose figures have ceased is silent, also when none ever came; one that has just come is given time", () => {
    expect(needs({}, { figuresMs: NOW - 6 * MINUTE })).toEqual([{ need: "silent" }]);
    expect(needs({}, { figuresMs: undefined })).toEqual([{ need: "silent" }]);
    expect(needs({}, { figuresMs: undefined, knownMs: NOW - MINUTE })).toEqual([]);
  });

  test("that drifts should be looked at, and is not off", () => {
    expect(needs({}, { drifting: ["overrides"] })).toEqual([{ need: "drift", measure: "overrides" }]);
    expect(levelOf(needs({}, { drifting: ["overrides"] }))).toBe("warns");
  });
});
