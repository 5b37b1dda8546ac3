import { describe, expect, test } from "vitest";
import { NO_CAMERA, simulate } from "../../../support/course.ts";

describe("an order on a device that is faulty", () => {
  test("is unavailable at once, with the reason, and open again when the fault is over", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("empty");
    cabinet.happen({ event: "fault", faults: [NO_CAMERA] });
    expect(cabinet.told()).toMatchObject({ state: "unavailable", reasons: [NO_CAMERA] });
    cabinet.happen({ event: "in-order" });
    expect(cabinet.told()).toMatchObject({ state: "open" });
  });

  test("is unavailable from its beginning", () => {
    const cabinet = simulate();
    cabinet.happen({ event: "fault", faults: [NO_CAMERA] });
    cabinet.place();
    expect(cabinet.told()).toMatchObject({ state: "unavailable", reasons: [NO_CAMERA] });
  });

  test("goes on being told a stop that stands, and what is over", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("wrong");
    cabinet.happen({ event: "fault", faults: [NO_CAMERA] });
    expect(cabinet.told()).toMatchObject({ state: "decided", verdict: { look: "mismatch" } });
    cabinet.happen({ event: "cancelled", order: "o-1" });
    expect(cabinet.told()).toMatchObject({ state: "cancelled" });
  });
});
