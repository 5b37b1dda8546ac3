import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Camera } from "../../src/camera/camera.ts";
import { openLibcamera } from "../../src/camera/libcamera.ts";
import { PATIENCE, type Patience } from "../../src/camera/live.ts";
import type { Fault } from "../../src/errors.ts";
import { fakeCamera, isRunning } from "../support/fake-camera.ts";

const never = new AbortController().signal;
const MIB = 1024 * 1024;

const STARTING = "CAMERA_STALLED: The camera is being started and has not sent a picture yet.";
const FROZEN = "CAMERA_FROZEN: The camera's picture is frozen: every frame is the same, byte for byte.";

describe("a live camera that misbehaves is reported, started again, and all is well with the next picture:", () => {
  test("it stalls", async () => {
    await fakeCamera(["picture", "silence"], ["picture again and again"]);
    const stalled = "CAMERA_STALLED: The camera has sent no whole picture for 1 s. Check its cable.";
    expect(await reportsOf(4)).toEqual([STARTING, "fine", stalled, "fine"]);
  });

  test("it stalls in the middle of a picture", async () => {
    await fakeCamera(["picture", "half a picture", "silence"], ["picture again and again"]);
    expect(await reportsOf(4)).toEqual([STARTING, "fine", expect.stringContaining("CAMERA_STALLED"), "fine"]);
  });

  test("it never sends a picture", async () => {
    await fakeCamera(["half a picture", "silence"], ["picture again and again"]);
    expect(await reportsOf(3, { patience: { startMs: 2_000 } })).toEqual([STARTING, expect.stringContaining("CAMERA_STALLED"), "fine"]);
  });

  test("it ends", async () => {
    await fakeCamera(["picture", "picture", "complaint"], ["picture again and again"]);
    const ended = "CAMERA_STALLED: The camera program ended: the sensor does not answer";
    expect(await reportsOf(4)).toEqual([STARTING, "fine", ended, "fine"]);
  });

  test("it ends before its first picture", async () => {
    await fakeCamera(["complaint"], ["picture again and again"]);
    const ended = "CAMERA_NOT_FOUND: The camera program ended before its first picture: the sensor does not answer";
    expect(await reportsOf(3)).toEqual([STARTING, ended, "fine"]);
  });

  test("it sends a little garbage, and more of it", async () => {
    await fakeCamera(["picture", "crumbs again and again"], ["picture again and again"]);
    expect(await reportsOf(4)).toEqual([STARTING, "fine", expect.stringContaining("CAMERA_GARBAGE"), "fine"]);
  });

  test("it sends a little garbage and then nothing", async () => {
    await fakeCamera(["picture", "crumbs", "silence"], ["picture again and again"]);
    expect(await reportsOf(4)).toEqual([STARTING, "fine", expect.stringContaining("CAMERA_STALLED"), "fine"]);
  });

  test("it sends 100 MB of garbage", async () => {
    await fakeCamera(["picture", "100 MB", "silence"], ["picture again and again"]);
    expect(await reportsOf(4, { stallSeconds: 20 })).toEqual([STARTING, "fine", expect.stringContaining("CAMERA_GARBAGE"), "fine"]);
  });

  test("it sends a JPEG of 100 MB, and no memory is used for it", async () => {
    await fakeCamera(["picture", "half a picture", "100 MB", "silence"], ["picture again and again"]);
    const before = process.memoryUsage().rss;
    expect(await reportsOf(4, { stallSeconds: 20 })).toEqual([STARTING, "fine", expect.stringContaining("CAMERA_GARBAGE"), "fine"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB);
  });

  test("its picture freezes, and a restart does not thaw it", async () => {
    await fakeCamera(["the same picture again and again"], ["the same picture again and again"], ["picture again and again"]);
    expect(await reportsOf(5, { patience: { frozenMs: 300, startMs: 3_000 } })).toEqual([STARTING, "fine", FROZEN, FROZEN, "fine"]);
  });

  test("its program is missing", async () => {
    vi.stubEnv("PATH", "/nowhere");
    onTestFinished(() => void vi.unstubAllEnvs());
    const missing = /^CAMERA_NOT_FOUND: .* there is no program libcamera-vid on PATH\. Put deploy\/libexec first/;
    expect(await reportsOf(2)).toEqual([STARTING, expect.stringMatching(missing)]);
  });
});

describe("a live camera", () => {
  test("gets more time for its first picture than for the others", async () => {
    const fake = await fakeCamera(["pause", "picture", "silence"]);
    expect(await reportsOf(2, { stallSeconds: 0.3 })).toEqual([STARTING, "fine"]);
    expect(fake.starts()).toHaveLength(1);
  });

  test("is started again after longer and longer pauses", async () => {
    const fake = await fakeCamera(["complaint"]);
    const reports = watchReports();
    await using _camera = open(reports, { patience: { firstRetryMs: 200, lastRetryMs: 100_000 } });
    await reports.count(5);
    const [, first = 0, , , fourth = 0] = reports.atMs;
    expect(fourth - first).toBeGreaterThan(200 + 400 + 800 - 5);
    expect(fake.starts()).toHaveLength(4);
  });

  test("recovers when its program is installed later", async () => {
    vi.stubEnv("PATH", "/nowhere");
    onTestFinished(() => void vi.unstubAllEnvs());
    const reports = watchReports();
    await using camera = open(reports);
    await reports.count(2);
    vi.unstubAllEnvs();
    await fakeCamera(["picture again and again"]);
    await camera.next(never);
    expect(reports.all.at(-1)).toBe("fine");
  });

  test("gives its program checked numbers and constants only", async () => {
    const fake = await fakeCamera(["picture again and again"]);
    await using camera = open(watchReports(), { framesPerSecond: 7.4 });
    await camera.next(never);
    expect(fake.starts()[0]?.options).toMatch(
      /^--codec mjpeg --output tcp:\/\/127\.0\.0\.1:\d+ --timeout 0 --nopreview --width 320 --height 240 --framerate 7 --quality 90$/,
    );
    const injection = "320; touch /tmp/owned" as unknown as number;
    for (const width of [injection, Number.NaN, 320.5, -1, Number.POSITIVE_INFINITY])
      expect(() => open(watchReports(), { width })).toThrow(RangeError);
  });

  test("listens to one sender only", async () => {
    const fake = await fakeCamera(["picture again and again"]);
    await using camera = open(watchReports());
    await camera.next(never);
    const port = Number(/:(\d+) /.exec(fake.starts()[0]?.options ?? "")?.[1]);
    const intruder = connect(port, "127.0.0.1").resume();
    await once(intruder, "close");
    await camera.next(never);
  });

  test("leaves no program behind when it is closed", async () => {
    const fake = await fakeCamera(["picture again and again"]);
    const camera = open(watchReports());
    await camera.next(never);
    await camera[Symbol.asyncDispose]();
    expect(fake.starts().map(({ pid }) => isRunning(pid))).toEqual([false]);
  });

  test("closes in time although its program never ends", async () => {
    const fake = await fakeCamera(["deafness"]);
    const warnings: unknown[] = [];
    const camera = open(watchReports(), {
      patience: { endMs: 200 },
      log: { warn: (...words: unknown[]) => void warnings.push(words.at(-1)) },
    });
    const waiting = expect(camera.next(never)).rejects.toThrow("closed");
    await expect.poll(fake.starts, { timeout: 10_000 }).toHaveLength(1);
    await camera[Symbol.asyncDispose]();
    await waiting;
    expect(warnings).toEqual([expect.stringContaining("keeps running")]);
  });
});

interface Reports {
  readonly all: string[];
  readonly atMs: number[];
  readonly report: (fault: Fault | undefined) => void;
  count(least: number): Promise<void>;
}

function watchReports(): Reports {
  const all: string[] = [];
  const atMs: number[] = [];
  return {
    all,
    atMs,
    report(fault) {
      all.push(fault?.message ?? "fine");
      atMs.push(performance.now());
    },
    count: (least) => expect.poll(() => all.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(least),
  };
}

interface TestOptions extends Partial<Parameters<typeof openLibcamera>[0]> {
  patience?: Partial<Patience>;
}

function open(reports: Reports, { patience, ...options }: TestOptions = {}): Camera {
  const size = { width: 320, height: 240, framesPerSecond: 5 };
  const all = { ...size, stallSeconds: 1, report: reports.report, log: { warn: () => {} }, ...options };
  return openLibcamera(all, { ...PATIENCE, firstRetryMs: 10, ...patience });
}

/** The first `count` reports of a camera, in words. */
async function reportsOf(count: number, options: TestOptions = {}): Promise<string[]> {
  const reports = watchReports();
  await using _camera = open(reports, options);
  await reports.count(count);
  return reports.all.slice(0, count);
}
