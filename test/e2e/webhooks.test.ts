import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DaemonProcess, startDaemon } from "../support/daemon-process.ts";
import { hostOf } from "../support/host.ts";
import { type Delivery, openReceiver, type Receiver } from "../support/receiver.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";
import { recordedLanes, takenLanes } from "../support/told.ts";
import { secretFile } from "../support/webhooks.ts";

let folder: string;
let bundle: TinyBundle;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "blisterscope-webhooks-"));
  bundle = await makeTinyBundle();
  await writeFile(join(folder, "1.jpg"), await jpeg(tinyTray("blue-100")));
});
afterEach(async () => {
  await bundle[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** A daemon with a wrong pack in its tray, on the record of the one before it. */
function start({ url }: Receiver, changes: object = {}): Promise<DaemonProcess> {
  return startDaemon({
    vision: { bundle: bundle.dir },
    camera: { path: folder, framesPerSecond: 20 },
    dataDir: join(folder, "data"),
    webhooks: [{ url, secretFile: secretFile(folder) }],
    ...changes,
  });
}

/** Orders, some of which come to a verdict, until the daemon is gone. What an earlier daemon left open is taken back. */
async function busyHost(url: string, run: number): Promise<void> {
  const host = hostOf(url);
  for (let nth = 0; ; nth += 1) {
    const placed = await host.post({ transactionId: `${run}-${nth}`, kind: "remove", expected: { item: "red-100" } });
    const [id = ""] = /[0-9A-Z]{26}/.exec(await placed.text()) ?? [];
    if (placed.status === 202 && nth % 3 === 0) await host.ask(id, 2);
    await host.cancel(id);
  }
}

test("killed at any moment, the daemon loses no event and sends none out of order", { timeout: 600_000 }, async () => {
  let asked = 0;
  // Every fifth time it fails, one way or another.
  await using receiver = await openReceiver(() => (asked++ % 5 < 4 ? "takes" : asked % 2 === 0 ? "fails" : "breaks-off"));
  for (let run = 0; run < 8; run += 1) {
    await using daemon = await start(receiver);
    const host = busyHost(daemon.url, run).catch(() => {});
    await setTimeout(Math.random() * 3_000);
    daemon.process.kill("SIGKILL");
    await once(daemon.process, "exit");
    await host;
  }
  await using _last = await start(receiver);
  await receiver.until((taken) => taken.at(-1)?.type === "device.available");
  await vi.waitFor(() => expect(takenLanes(receiver.taken)).toEqual(recordedLanes(join(folder, "data"))), {
    timeout: 240_000,
    interval: 1_000,
  });
  expect(Object.keys(takenLanes(receiver.taken)).length).toBeGreaterThan(8);
});

test("what makes a verdict impossible is told at once, with the reason, and that it is over", async () => {
  await using receiver = await openReceiver();
  await using daemon = await start(receiver, { camera: { source: "libcamera" } });
  await receiver.until((taken) =>
    taken.some(({ type, data }) => type === "device.unavailable" && String(data["reasons"]).includes("CAMERA_")),
  );
  const { type, data } = receiver.taken.find((one) => one.type === "device.fault" && one.data["part"] === "camera") as Delivery;
  expect({ type, data }).toMatchObject({ data: { code: expect.stringMatching(/^CAMERA_/), over: false } });
  daemon.process.kill("SIGKILL");
  await once(daemon.process, "exit");
  const before = receiver.taken.length;
  await using _again = await start(receiver);
  await receiver.until((taken) => taken.slice(before).some((one) => one.type === "device.available"));
  const later = receiver.taken.slice(before).map((one) => one.type);
  expect(later).toContain("device.self-test");
  expect(later.indexOf("device.unavailable")).toBeLessThan(later.indexOf("device.available"));
});
