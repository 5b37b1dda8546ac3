import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openLogFile } from "../../src/audit/database.ts";
import { openRecall } from "../../src/audit/recall.ts";
import { eventsOf } from "../../src/domain/told/events-of.ts";
import { retell } from "../../src/domain/verdict/course/retell.ts";
import type { RecordEntry } from "../../src/domain/verdict/record.ts";
import { type DaemonProcess, startDaemon } from "../support/daemon-process.ts";
import { hostOf } from "../support/host.ts";
import { type Delivery, openReceiver, type Receiver } from "../support/receiver.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";
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

/** Row and type of every event that the record holds, by order; those about the device under "device". */
function recorded(): Readonly<Record<string, readonly string[]>> {
  using log = openLogFile(join(folder, "data"), "read");
  const { course } = openRecall(log, folder);
  const rows = [...log.after(0)].map(
    ({ number, at, kind, body }) => ({ number, at, record: { kind, ...JSON.parse(body) } }) as RecordEntry,
  );
  return byLane(rows.flatMap((row) => eventsOf(row, (id) => retell(course(id), { atMs: 0, at: row.at }))));
}

function byLane(events: readonly { readonly type: string; readonly data: object }[]): Readonly<Record<string, readonly string[]>> {
  const lanes: Record<string, string[]> = {};
  for (const { type, data } of events) {
    const { verification = "device", row } = data as { verification?: string; row: number };
    lanes[verification] = [...(lanes[verification] ?? []), `${row} ${type}`];
  }
  return lanes;
}

function firsts(taken: readonly Delivery[]): readonly Delivery[] {
  const seen = new Set<string>();
  return taken.filter(({ id }) => !seen.has(id) && seen.add(id));
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
  await vi.waitFor(() => expect(byLane(firsts(receiver.taken))).toEqual(recorded()), { timeout: 240_000, interval: 1_000 });
  expect(Object.keys(recorded()).length).toBeGreaterThan(8);
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
