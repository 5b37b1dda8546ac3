import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openCameraWatch } from "../../src/camera/watch.ts";
import type { Glance } from "../../src/domain/camera/glance.ts";
import { painted, trayAt } from "../support/painted-thumbnails.ts";

const LIVE = { source: "libcamera", width: 1280, height: 960, framesPerSecond: 5, stallSeconds: 3 } as const;

let nowMs = 0;
beforeEach(() => {
  nowMs = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => nowMs);
  onTestFinished(() => clock.mockRestore());
});

/** A live camera that misbehaves, and the watch over it. */
function watched(config: Partial<typeof LIVE> = {}) {
  const counts = { frames: 0, dropped: 0, unreadable: 0 };
  const told: (string | undefined)[] = [];
  let restarts = 0;
  let glances = 0;
  const watch = openCameraWatch({
    config: { ...LIVE, ...config },
    camera: { counts, restart: () => void restarts++ },
    emptyTray: undefined,
    report: (fault) => void (fault?.code !== told.at(-1) && told.push(fault?.code)),
    log: { warn: () => undefined },
  });

  /** Half a second at a time: a beat, and as many pictures as come. */
  function pass(seconds: number, { perSecond = 5, ...changes }: Partial<Glance> & { readonly perSecond?: number } = {}): void {
    for (let half = 0; half < 2 * seconds; half++) {
      nowMs += 500;
      counts.frames += perSecond / 2;
      for (let picture = 0; picture < perSecond / 2; picture++) watch.see(() => glance(glances++, changes));
      watch.beat();
    }
  }
  return { pass, watch, told, restarts: () => restarts, glances: () => glances };
}

/** Of an empty tray, with a sensor's noise. */
function glance(number: number, changes: Partial<Glance>): Glance {
  return {
    atMs: nowMs,
    grey: trayAt(0, 0, number),
    width: 1280,
    height: 960,
    packs: 0,
    covered: false,
    motion: 1,
    sharpness: 300,
    ...changes,
  };
}

const flat = (grey: number) => painted(() => grey);

describe("a live camera", () => {
  test("that works is looked at once a second, and nothing is reported", () => {
    const { pass, told, restarts, glances } = watched();
    pass(200);
    expect({ told, restarts: restarts() }).toEqual({ told: [], restarts: 0 });
    expect(glances()).toBe(200);
  });

  test.each([
    ["CAMERA_LATE", { perSecond: 2 }],
    ["CAMERA_FROZEN", { grey: trayAt(0, 0, 1) }],
    ["CAMERA_BLACK", { grey: flat(3) }],
    ["CAMERA_SATURATED", { grey: flat(255) }],
    ["CAMERA_RESOLUTION", { width: 640, height: 480 }],
  ] as const)("is started anew, then %s is declared, and withdrawn when its pictures are good again", (code, trouble) => {
    const { pass, told, restarts } = watched();
    pass(15);
    pass(60, trouble);
    expect(told).toEqual([code]);
    expect(restarts()).toBeGreaterThanOrEqual(3);
    pass(15);
    expect(told).toEqual([code, undefined]);
  });

  test.each([
    ["CAMERA_UNFOCUSED", 10, () => ({ sharpness: 60 })],
    ["CAMERA_MOVED", 10, (second: number) => ({ grey: trayAt(4, 2, second) })],
    ["CAMERA_COVERED", 130, () => ({ motion: 14 })],
  ] as const)("that a restart would not help is not started anew: %s is declared, and withdrawn", (code, seconds, trouble) => {
    const { pass, told, restarts } = watched();
    pass(15);
    for (let second = 0; second < seconds; second++) pass(1, trouble(second));
    expect({ told, restarts: restarts() }).toEqual({ told: [code], restarts: 0 });
    pass(20);
    expect(told).toEqual([code, undefined]);
  });

  test("tells the self-test what it sees, as warnings", () => {
    const { pass, watch } = watched();
    pass(15);
    const checks = watch.checks();
    expect(checks.map(({ id }) => id)).toEqual([
      "camera.stream",
      "camera.late",
      "camera.frozen",
      "camera.black",
      "camera.saturated",
      "camera.focus",
      "camera.moved",
      "camera.resolution",
    ]);
    expect(checks.filter(({ pass, advisory }) => !pass || !advisory)).toEqual([]);
    nowMs += 4_000;
    expect(watch.checks()[0]).toMatchObject({ id: "camera.stream", value: 4, pass: false });
  });
});
