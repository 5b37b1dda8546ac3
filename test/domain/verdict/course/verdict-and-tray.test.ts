import { describe, expect, test } from "vitest";
import { NO_CAMERA, simulate } from "../../../support/course.ts";

describe("a verdict is about the pack that lies there", () => {
  test("a stop goes with its pack, and the ordered pack that comes instead is a match", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("wrong");
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "mismatch", seen: "prednisolone" });
    cabinet.lay("right");
    cabinet.frames(1);
    expect(cabinet.course?.standing).toBeUndefined();
    cabinet.frames(2);
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "match" });
    expect(cabinet.told()).toMatchObject({ state: "decided", verdict: { look: "match" } });
  });

  test("a match goes when its pack is exchanged, and the other one is stopped", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("right");
    cabinet.show("wrong");
    expect(cabinet.course?.standing?.verdict.look).toBe("mismatch");
    expect(cabinet.told()).toMatchObject({ state: "decided", verdict: { look: "mismatch" }, counted: 0 });
    expect(cabinet.kinds()).toEqual(["order", "verification", "ending", "verification"]);
  });

  test("a match stays while its pack lies there, though the network is asked no more", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("right");
    cabinet.frames(20, { asked: false });
    expect(cabinet.course?.standing?.verdict.look).toBe("match");
  });

  test("frames of two packs are never added up to one verdict", () => {
    const cabinet = simulate();
    cabinet.place();
    for (let exchange = 0; exchange < 6; exchange++) {
      cabinet.lay("right");
      cabinet.frames(2);
    }
    expect(cabinet.course?.verdicts).toEqual([]);
  });

  test("a tray that looks different again and again is a doubt after a while, not a wait without end", () => {
    const cabinet = simulate();
    cabinet.place();
    for (let flicker = 0; flicker < 25; flicker++) {
      cabinet.lay("right");
      cabinet.frames(2);
    }
    expect(cabinet.course?.verdicts[0]).toMatchObject({ verdict: { look: "unsure", because: "frames-disagree" } });
  });

  test.each(["two-packs", "glare", "blurred", "cut-off", "covered", "dark"] as const)(
    "a hint about %s that is followed leads to a new check by itself",
    (hint) => {
      const cabinet = simulate();
      cabinet.place();
      cabinet.lay(hint);
      cabinet.watch(9);
      expect(cabinet.course?.standing?.verdict).toEqual({ look: "unsure", because: hint });
      cabinet.show("right");
      expect(cabinet.course?.standing?.verdict).toEqual({ look: "match" });
    },
  );

  test("light that comes back leads to a new check though nothing has moved", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.lay("dark");
    cabinet.watch(9);
    const { tray } = cabinet;
    cabinet.brighten();
    cabinet.frames(3);
    expect(cabinet.tray).toBe(tray);
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "match" });
  });

  test("an unknown pack that is turned over is checked again", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("unknown");
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "unsure", because: "unknown-pack" });
    cabinet.show("right");
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "match" });
  });
});

describe("a match", () => {
  test("expires, and the order with it", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("right");
    cabinet.watch(14);
    expect(cabinet.course?.standing?.verdict.look).toBe("match");
    cabinet.watch(2);
    expect(cabinet.course).toBeUndefined();
    expect(cabinet.told()).toMatchObject({ state: "final", outcome: "fulfilled", verdict: { look: "match" }, counted: 1 });
  });

  test("goes when no frame bears it out for two seconds", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("right");
    cabinet.wait(2);
    expect(cabinet.course?.standing).toBeUndefined();
    expect(cabinet.log.at(-1)?.record).toMatchObject({ kind: "ending", because: "unseen" });
  });

  test("goes with a fault, and does not come back after it; a stop stays while its pack lies there", () => {
    const green = simulate();
    green.place();
    green.show("right");
    green.happen({ event: "fault", faults: [NO_CAMERA] });
    green.happen({ event: "in-order" });
    expect(green.course?.standing).toBeUndefined();

    const red = simulate();
    red.place();
    red.show("wrong");
    red.happen({ event: "fault", faults: [NO_CAMERA] });
    red.happen({ event: "in-order" });
    red.frames(1);
    expect(red.course?.standing?.verdict.look).toBe("mismatch");
    red.lay("empty");
    red.frames(1);
    expect(red.course?.standing).toBeUndefined();
  });
});
