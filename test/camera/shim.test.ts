import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Camera } from "../../src/camera/camera.ts";
import { openLibcamera } from "../../src/camera/libcamera.ts";
import { putLibexecFirst } from "../../src/camera/libexec.ts";
import type { Fault, ReportFault } from "../../src/errors.ts";
import { describeCamera } from "../support/camera-contract.ts";
import { isRunning, putFirstOnPath } from "../support/fake-camera.ts";
import { emptyFolder } from "../support/folder.ts";
import { jpegOf } from "../support/jpegs.ts";
import { requires } from "../support/requires.ts";

const shim = fileURLToPath(new URL("../../deploy/libexec/libcamera-vid", import.meta.url));
const talkative = fileURLToPath(new URL("../support/talkative-camera.js", import.meta.url));
const never = new AbortController().signal;
const pictures = await Promise.all([0, 1, 2, 3, 4].map((number) => jpegOf(number)));

const gstreamer = requires("gst-launch-1.0", "gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-plugins-good");

describe.runIf(gstreamer)("node-libcamera, the shim and GStreamer", () => {
  describeCamera("a folder of pictures behind GStreamer", (report) => {
    chooseCamera(`folder:${numberedPictures()}`);
    return open(report);
  });

  test("deliver the pictures of a folder byte for byte, in turn and in a loop", async () => {
    chooseCamera(`folder:${numberedPictures()}`);
    await using camera = open();
    for (let taken = 0; taken < 7; taken += 1) {
      const { sequence, jpeg } = await camera.next(never);
      expect(jpeg).toEqual(pictures[(sequence - 1) % pictures.length]);
    }
  });

  test("deliver test pictures of the size that was asked for", async () => {
    chooseCamera("test");
    await using camera = open();
    expect(await sharp((await camera.next(never)).jpeg).metadata()).toMatchObject({ format: "jpeg", width: 320, height: 240 });
  });

  test("leave no program behind when the camera is closed", async () => {
    chooseCamera("test");
    const program = replaceGstLaunch('exec gst-launch-1.0 "$@"');
    const camera = open();
    await camera.next(never);
    expect(isRunning(program.pid())).toBe(true);
    await camera[Symbol.asyncDispose]();
    expect(isRunning(program.pid())).toBe(false);
  });

  test("start again when GStreamer is killed", async () => {
    chooseCamera("test");
    const program = replaceGstLaunch('exec gst-launch-1.0 "$@"');
    const reports: (string | undefined)[] = [];
    await using camera = open((fault) => reports.push(fault?.code));
    await camera.next(never);
    process.kill(program.pid(), "SIGKILL");
    await expect.poll(() => reports, { timeout: 20_000 }).toEqual(["CAMERA_STALLED", undefined, "CAMERA_STALLED", undefined]);
  });
});

test("our libexec comes first on PATH, once", () => {
  const environment = { PATH: "/usr/bin:/bin" };
  putLibexecFirst(environment);
  putLibexecFirst(environment);
  expect(environment.PATH).toBe(`${dirname(shim)}:/usr/bin:/bin`);
});

describe("the shim", () => {
  test("ends a program that hangs, ignores the order to end and never connected, when the camera is closed", async () => {
    chooseCamera("test");
    const program = replaceGstLaunch("trap '' TERM; while :; do sleep 1; done");
    const camera = open();
    await expect.poll(program.started, { timeout: 10_000 }).toBe(true);
    expect(isRunning(program.pid())).toBe(true);
    await camera[Symbol.asyncDispose]();
    expect(isRunning(program.pid())).toBe(false);
  });

  test("lets no program run when nobody listens, and leaves nothing behind, at whatever moment it is ended", () => {
    chooseCamera("test");
    replaceGstLaunch("exec sleep 1000");
    for (let time = 0; time < 100; time += 1) {
      const { error, signal } = spawnSync(shim, optionsWith({}), { timeout: 10_000 });
      expect({ error, signal }).toEqual({ signal: "SIGTERM" });
    }
  });

  test.each([
    ["another address", { "--output": "tcp://0.0.0.0:9" }],
    ["a file", { "--output": "/tmp/film" }],
    ["more behind the port", { "--output": "tcp://127.0.0.1:9 ! filesink location=/tmp/film" }],
    ["port 0", { "--output": "tcp://127.0.0.1:0" }],
    ["a port beyond the last", { "--output": "tcp://127.0.0.1:65536" }],
    ["an octal number", { "--width": "0320" }],
    ["a number with a unit", { "--height": "240px" }],
    ["a negative number", { "--framerate": "-5" }],
    ["a fraction", { "--framerate": "7.5" }],
    ["a quality above 100", { "--quality": "101" }],
    ["an empty value", { "--width": "" }],
    ["an endless number", { "--width": "9".repeat(100) }],
    ["another codec", { "--codec": "h264" }],
    ["a time limit", { "--timeout": "1000" }],
    ["a program to run", { "--post-process-file": "/tmp/x" }],
    ["--listen", { "--listen": undefined }],
    ["a missing option", { "--codec": null }],
  ])("refuses %s with status 2 and a reason", (_name, changes) => {
    const { status, stderr } = spawnSync(shim, optionsWith(changes), { encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^libcamera-vid: --\S+ .+\n$/);
  });

  test.each([
    ["webcam", "must be csi, uvc"],
    ["uvc:/dev/sda", "must be csi, uvc"],
    ["uvc:/dev/video9", "there is no camera at /dev/video9"],
    ["folder:pictures", "absolute path"],
    ["folder:/tmp ! filesink location=/tmp/film", "may hold only"],
    ["folder:/nowhere", "there is no picture /nowhere/00000.jpg"],
  ])("has no camera %s and says why", (camera, reason) => {
    chooseCamera(camera);
    const { status, stderr } = spawnSync(shim, optionsWith({}), { encoding: "utf8" });
    expect(status).toBe(3);
    expect(stderr).toContain(reason);
  });

  test("lets a program say more than 1 MiB, keeps its last words, and leaves nothing behind", async () => {
    chooseCamera("test");
    vi.stubEnv("TMPDIR", emptyFolder());
    const picture = join(emptyFolder(), "picture.jpg");
    writeFileSync(picture, await jpegOf(1));
    replaceGstLaunch(`exec '${process.execPath}' '${talkative}' '${picture}' "$@"`);
    const faults: (Fault | undefined)[] = [];
    await using camera = open((fault) => faults.push(fault));
    await expect.poll(() => faults.length, { timeout: 25_000 }).toBeGreaterThan(2);
    expect(camera.counts.frames).toBeGreaterThanOrEqual(32);
    expect(faults[2]?.detail).toMatch(/^The camera program ended: .*a frame arrived late the cable came off$/);
    expect(readdirSync(process.env["TMPDIR"] ?? "").filter((name) => name.startsWith("libcamera-vid"))).toEqual([]);
  });

  test("has its sentence told as the camera's fault", async () => {
    chooseCamera("folder:/nowhere");
    const faults: (Fault | undefined)[] = [];
    await using _camera = open((fault) => faults.push(fault));
    await expect.poll(() => faults.at(-1)?.code, { timeout: 10_000 }).toBe("CAMERA_NOT_FOUND");
    expect(faults.at(-1)?.detail).toContain("there is no picture /nowhere/00000.jpg");
  });
});

/** Until the test ends. */
function chooseCamera(name: string): void {
  vi.stubEnv("BLISTERSCOPE_CAMERA", name);
  vi.stubEnv("PATH", process.env["PATH"]);
  onTestFinished(() => void vi.unstubAllEnvs());
  putLibexecFirst();
}

function open(report: ReportFault = () => {}): Camera {
  return openLibcamera({ width: 320, height: 240, framesPerSecond: 20, stallSeconds: 5, report, log: { warn: () => {} } });
}

function numberedPictures(): string {
  const folder = emptyFolder();
  pictures.forEach((jpeg, number) => {
    writeFileSync(join(folder, `0000${number}.jpg`), jpeg);
  });
  return folder;
}

/** Replaces gst-launch-1.0 with a shell script, which can still find the real one. */
function replaceGstLaunch(script: string): { started(): boolean; pid(): number } {
  const folder = emptyFolder();
  const pidFile = join(folder, "pid");
  writeFileSync(join(folder, "gst-launch-1.0"), `#!/bin/sh\nPATH='${process.env["PATH"]}'\necho $$ >'${pidFile}'\n${script}\n`, {
    mode: 0o755,
  });
  putFirstOnPath(folder);
  return { started: () => existsSync(pidFile), pid: () => Number(readFileSync(pidFile, "utf8")) };
}

/** The options that node-libcamera passes, with changes: undefined is a flag without a value, null leaves the option out. */
function optionsWith(changes: Record<string, string | undefined | null>): string[] {
  const options = {
    "--codec": "mjpeg",
    "--output": "tcp://127.0.0.1:9",
    "--timeout": "0",
    "--nopreview": undefined,
    "--width": "320",
    "--height": "240",
    "--framerate": "5",
    "--quality": "90",
  };
  return Object.entries({ ...options, ...changes }).flatMap(([option, value]) => {
    if (value === null) return [];
    return value === undefined ? [option] : [option, value];
  });
}
