import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkClock } from "../../src/device/checks/clock.ts";
import { checkThermal } from "../../src/device/checks/thermal.ts";
import { checkWatchdog } from "../../src/device/checks/watchdog.ts";
import { emptyFolder, folderOf } from "../support/folder.ts";

const failed = (checks: readonly { readonly id: string; readonly pass: boolean }[]) =>
  checks.filter(({ pass }) => !pass).map(({ id }) => id);

describe("the clock", () => {
  const now = Date.parse("2026-06-01T00:00:00Z");

  test("that goes on from the record's last entry passes", () => {
    expect(failed(checkClock("2026-05-31T23:59:00Z", now))).toEqual([]);
    expect(failed(checkClock(undefined, now))).toEqual([]);
  });

  test("that was never set fails", () => {
    expect(failed(checkClock(undefined, 0))).toEqual(["clock.set"]);
  });

  test("that went back is a warning", () => {
    expect(checkClock("2026-06-01T00:02:00Z", now)).toContainEqual(
      expect.objectContaining({ id: "clock.back", value: 120, pass: false, advisory: true }),
    );
  });
});

describe("the heat", () => {
  const zones = folderWith({
    0: ["cpu-thermal", "61500"],
    1: ["gpu-thermal", "99000"],
    2: ["cv0-thermal", "-256000"],
    3: ["tj-thermal", "0"],
  });

  function folderWith(temperatures: Readonly<Record<number, readonly [string, string]>>) {
    return Object.entries(temperatures).flatMap(([number, [type, temp]]) => [
      [`thermal_zone${number}/type`, `${type}\n`],
      [`thermal_zone${number}/temp`, `${temp}\n`],
    ]);
  }

  test("is the hottest zone's that may be read", async () => {
    const root = folderOf(Object.fromEntries(zones));
    expect(await checkThermal({ zones: ["cpu-thermal"], limit: 95, root })).toMatchObject([{ value: 61.5, pass: true }]);
    expect(await checkThermal({ zones: ["cpu-thermal", "gpu-thermal"], limit: 95, root })).toMatchObject([
      { value: 99, pass: false, detail: "gpu-thermal" },
    ]);
  });

  test("of a sensor that is switched off is unknown, not cold", async () => {
    expect(await checkThermal({ zones: ["cv0-thermal", "tj-thermal"], limit: 95, root: folderOf(Object.fromEntries(zones)) })).toEqual([]);
  });

  test("of a zone that cannot be read is unknown", async () => {
    const root = emptyFolder();
    mkdirSync(join(root, "thermal_zone0", "temp"), { recursive: true });
    expect(await checkThermal({ zones: ["cpu-thermal"], limit: 95, root })).toEqual([]);
  });
});

test("under a service manager the watchdog must be armed", () => {
  expect(checkWatchdog({})).toEqual([]);
  expect(failed(checkWatchdog({ NOTIFY_SOCKET: "/run/notify" }))).toEqual(["watchdog.armed"]);
  expect(checkWatchdog({ NOTIFY_SOCKET: "/run/notify", WATCHDOG_USEC: "30000000" })).toMatchObject([{ value: 30, pass: true }]);
});
