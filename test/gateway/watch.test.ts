import { expect, test } from "vitest";
import type { State } from "../../src/domain/fleet/state.ts";
import { openRoster } from "../../src/gateway/roster.ts";
import { openWatch } from "../../src/gateway/watch.ts";
import { stateOf } from "../support/ailing-cabinets.ts";

const PLACE = { tenant: "north", site: "st-anna", cabinet: "ward-3b" };
const OTHER = { ...PLACE, cabinet: "ward-4" };
const MINUTE_MS = 60_000;

function openFleet() {
  const clock = { ms: Date.now() };
  const drifting: string[][] = [];
  const roster = openRoster(() => clock.ms);
  const figures = { takenMs: () => undefined, drifting: () => (drifting.at(-1) ?? NOTHING) as [], answeredSinceMs: 0 };
  const watch = openWatch({ roster, figures, silentMs: 5 * MINUTE_MS, now: () => clock.ms });
  const said = stateOf() as State;
  for (const place of [PLACE, OTHER]) roster.set(place, said);
  watch.refresh();
  return { clock, drifting, figures, roster, watch, said };
}

const NOTHING: readonly never[] = [];

test("tells of a cabinet when something has changed, and not when it only says the same again", () => {
  const { roster, watch, said } = openFleet();
  const { number, rows } = watch.since(0);
  expect(rows).toHaveLength(2);
  roster.set(PLACE, { ...said, id: "01KBBZ5N3R8F6Z1W2Q4T7Y9ABC" });
  watch.refresh();
  expect(watch.since(number).rows).toEqual([]);
  roster.set(PLACE, stateOf({ readiness: "advisory_off", reasons: ["CAMERA_BLACK"] }) as State);
  watch.refresh();
  expect(watch.since(number).rows).toMatchObject([{ ...PLACE, needs: [{ need: "fault", code: "CAMERA_BLACK" }] }]);
});

test("notices what comes about without a word of the cabinet: silence, and drift", () => {
  const { clock, drifting, watch } = openFleet();
  const { number } = watch.since(0);
  clock.ms += 5 * MINUTE_MS + 1;
  watch.refresh();
  expect(watch.since(number).rows).toMatchObject([{ needs: [{ need: "silent" }] }, { needs: [{ need: "silent" }] }]);
  drifting.push(["overrides"]);
  watch.refresh();
  expect(watch.since(number).rows[0]?.needs).toEqual([{ need: "silent" }, { need: "drift", measure: "overrides" }]);
});

test("calls nobody silent while the store does not answer, nor at once when it answers again", () => {
  const { clock, figures, watch } = openFleet();
  const { number } = watch.since(0);
  clock.ms += 60 * MINUTE_MS;
  for (const answeredSinceMs of [Number.POSITIVE_INFINITY, clock.ms - MINUTE_MS]) {
    figures.answeredSinceMs = answeredSinceMs;
    watch.refresh();
    expect(watch.since(number).rows).toEqual([]);
  }
});

test("tells once of a cabinet that has gone, and of all of it when it comes back", () => {
  const { roster, watch, said } = openFleet();
  const first = watch.since(0).number;
  roster.delete(PLACE);
  watch.refresh();
  const { number, gone, rows } = watch.since(first);
  expect({ gone, rows }).toEqual({ gone: ["north/st-anna/ward-3b"], rows: [] });
  watch.refresh();
  expect(watch.since(number).gone).toEqual([]);
  roster.set(PLACE, said);
  watch.refresh();
  expect(watch.since(number).rows).toMatchObject([PLACE]);
});
