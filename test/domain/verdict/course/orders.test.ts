import { describe, expect, test } from "vitest";
import { NO_CAMERA, simulate } from "../../../support/course.ts";

describe("a new order", () => {
  test("is refused while another one is open, whatever lies in the tray", () => {
    const cabinet = simulate();
    cabinet.place();
    expect(cabinet.place()).toBe("busy");
    cabinet.show("wrong");
    expect(cabinet.place()).toBe("busy");
    cabinet.show("unknown");
    expect(cabinet.place()).toBe("busy");
    expect(cabinet.course?.order.id).toBe("o-1");
    expect(cabinet.kinds().filter((kind) => kind === "order")).toHaveLength(1);
  });

  test("takes the place of the one that it names, and both are recorded", () => {
    const cabinet = simulate();
    cabinet.place();
    expect(cabinet.place({ supersedes: "o-0" })).toBe("busy");
    expect(cabinet.place({ supersedes: "o-1" })).toBe("done");
    expect(cabinet.course?.order).toMatchObject({ id: "o-3", supersedes: "o-1" });
    expect(cabinet.told("o-1")).toMatchObject({ state: "cancelled", why: "superseded" });
    expect(cabinet.kinds()).toEqual(["order", "cancellation", "order"]);
    expect(cabinet.log[1]?.record).toMatchObject({ verification: "o-1", by: "o-3" });
  });

  test("follows a fulfilled one without a word, and claims to supersede nothing", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("right");
    expect(cabinet.place({ supersedes: "o-1" })).toBe("done");
    expect(cabinet.course?.order.supersedes).toBeUndefined();
    expect(cabinet.told("o-1")).toMatchObject({ state: "final", outcome: "fulfilled" });
  });
});

describe("packs counted one after the other", () => {
  test("each counts once, however often it is looked at before it leaves", () => {
    const cabinet = simulate();
    cabinet.place({ quantity: 3 });
    cabinet.show("right");
    cabinet.show("right");
    cabinet.show("moving");
    cabinet.show("right");
    expect(cabinet.told()).toMatchObject({ counted: 1, wanted: 3 });
    cabinet.show("empty");
    cabinet.show("right");
    cabinet.show("empty");
    expect(cabinet.told()).toMatchObject({ state: "open", counted: 2 });
    cabinet.show("right");
    expect(cabinet.told()).toMatchObject({ state: "decided", counted: 3 });
  });

  test("a wrong one among them is stopped and not counted", () => {
    const cabinet = simulate();
    cabinet.place({ kind: "return", quantity: 2 });
    cabinet.show("right");
    cabinet.show("empty");
    cabinet.show("wrong");
    expect(cabinet.told()).toMatchObject({ state: "decided", verdict: { look: "mismatch" }, counted: 1 });
    cabinet.answer({ did: "put-back" });
    cabinet.show("empty");
    cabinet.show("right");
    expect(cabinet.told()).toMatchObject({ state: "decided", counted: 2 });
  });

  test("a hand above the tray that hides the pack for a moment does not make it two", () => {
    const cabinet = simulate();
    cabinet.place({ quantity: 2 });
    cabinet.show("right");
    cabinet.lay("empty");
    cabinet.frames(2);
    cabinet.show("right");
    expect(cabinet.told()).toMatchObject({ counted: 1 });
  });

  test("a count without a number goes on until the nurse ends it", () => {
    const cabinet = simulate();
    cabinet.place({ kind: "count" });
    for (let pack = 0; pack < 4; pack++) {
      cabinet.show("right");
      cabinet.show("empty");
    }
    expect(cabinet.told()).toMatchObject({ state: "open", counted: 4 });
    expect(cabinet.happen({ event: "ended", order: "o-1" }).reply).toBe("done");
    expect(cabinet.told()).toMatchObject({ state: "final", outcome: "ended", counted: 4 });
  });

  test("an order of many packs has its time anew with each of them", () => {
    const cabinet = simulate();
    cabinet.place({ quantity: 3 });
    cabinet.show("right");
    cabinet.show("empty");
    cabinet.watch(100);
    cabinet.show("right");
    cabinet.show("empty");
    cabinet.watch(100);
    expect(cabinet.told()).toMatchObject({ state: "open", counted: 2 });
    cabinet.watch(30);
    expect(cabinet.told()).toMatchObject({ state: "final", outcome: "timed-out", counted: 2 });
  });
});

describe("the end of an order", () => {
  test("without a camera it closes in time, as a doubt with the reason", () => {
    const cabinet = simulate();
    cabinet.happen({ event: "fault", faults: [NO_CAMERA] });
    cabinet.place();
    cabinet.wait(119);
    expect(cabinet.told()).toMatchObject({ state: "unavailable" });
    cabinet.wait(1.5);
    expect(cabinet.course).toBeUndefined();
    expect(cabinet.told()).toMatchObject({ state: "final", outcome: "timed-out", verdict: { look: "unsure", because: "camera-off" } });
  });

  test("to which no pack comes is a doubt about an empty tray", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.watch(121);
    expect(cabinet.told()).toMatchObject({ state: "final", outcome: "timed-out", verdict: { look: "unsure", because: "empty" } });
  });

  test("a stop that nobody answers ends the order for the host, and stays on the screen with its pack", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("wrong");
    cabinet.watch(121);
    expect(cabinet.told()).toMatchObject({ state: "final", outcome: "unanswered", verdict: { look: "mismatch" } });
    expect(cabinet.course?.standing?.verdict.look).toBe("mismatch");
    expect(cabinet.answer({ did: "put-back" })).toBe("done");
    expect(cabinet.course).toBeUndefined();
    expect(cabinet.told()).toMatchObject({ outcome: "unanswered", answer: { did: "put-back" } });
  });

  test("a stop that outlives its order goes with its pack, and no new order has to name it", () => {
    const gone = simulate();
    gone.place();
    gone.show("wrong");
    gone.watch(121);
    gone.show("empty");
    expect(gone.course).toBeUndefined();

    const next = simulate();
    next.place();
    next.show("wrong");
    next.watch(121);
    expect(next.place()).toBe("done");
    expect(next.told("o-1")).toMatchObject({ state: "final", outcome: "unanswered" });
  });

  test("the host takes back what is open, and ends what is fulfilled", () => {
    const open = simulate();
    open.place();
    open.show("wrong");
    expect(open.happen({ event: "cancelled", order: "o-1" }).reply).toBe("done");
    expect(open.happen({ event: "cancelled", order: "o-1" }).reply).toBe("stale");
    expect(open.told("o-1")).toMatchObject({ state: "cancelled", why: "host" });

    const fulfilled = simulate();
    fulfilled.place();
    fulfilled.show("right");
    fulfilled.happen({ event: "cancelled", order: "o-1" });
    expect(fulfilled.told("o-1")).toMatchObject({ state: "final", outcome: "fulfilled" });
  });

  test("the nurse ends an order, but not before she has answered", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("wrong");
    expect(cabinet.happen({ event: "ended", order: "o-1" }).reply).toBe("refused");
    cabinet.answer({ did: "put-back" });
    expect(cabinet.happen({ event: "ended", order: "o-2" }).reply).toBe("stale");
    expect(cabinet.happen({ event: "ended", order: "o-1" }).reply).toBe("done");
    expect(cabinet.told()).toMatchObject({ state: "final", outcome: "ended", counted: 0 });
  });
});

describe("after a restart", () => {
  test("an open order goes on with the rest of its time", () => {
    const cabinet = simulate();
    cabinet.place({ quantity: 2 });
    cabinet.show("right");
    cabinet.show("empty");
    cabinet.restart(10);
    expect(cabinet.told()).toMatchObject({ state: "open", counted: 1 });
    cabinet.show("right");
    expect(cabinet.told()).toMatchObject({ state: "decided", counted: 2 });
  });

  test("a verdict does not come back, a pack that still lies there counts once, and one that has gone counts too", () => {
    const lies = simulate();
    lies.place({ quantity: 2 });
    lies.show("right");
    lies.restart();
    expect(lies.course?.standing).toBeUndefined();
    expect(lies.log.at(-1)?.record).toMatchObject({ kind: "ending", because: "restart" });
    lies.frames(3);
    expect(lies.told()).toMatchObject({ state: "decided", counted: 1 });

    const gone = simulate();
    gone.place({ quantity: 2 });
    gone.show("right");
    gone.restart();
    gone.show("empty");
    gone.show("right");
    expect(gone.told()).toMatchObject({ state: "decided", counted: 2 });
  });

  test("an order whose time ran out meanwhile is closed, and a fulfilled one soon after", () => {
    const late = simulate();
    late.place();
    late.restart(200);
    expect(late.course).toBeUndefined();
    expect(late.told()).toMatchObject({ state: "final", outcome: "timed-out", verdict: { because: "camera-off" } });

    const done = simulate();
    done.place();
    done.show("right");
    done.restart(5);
    expect(done.told()).toMatchObject({ state: "decided", verdict: { look: "match" } });
    done.wait(15);
    expect(done.told()).toMatchObject({ state: "final", outcome: "fulfilled" });
  });

  test("a badge that was read before is still known", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.happen({ event: "badge", badge: "u-1" });
    cabinet.restart();
    expect(cabinet.course?.order.user).toBe("u-1");
  });
});
