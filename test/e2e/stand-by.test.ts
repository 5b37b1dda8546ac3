import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DaemonProcess, runCommand, startDaemon } from "../support/daemon-process.ts";
import { flipBit } from "../support/flip-bit.ts";
import { hostOf } from "../support/host.ts";
import { openScreen } from "../support/screen.ts";
import { canMount, smallDisk } from "../support/small-disk.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

let folder: string;
let bundle: TinyBundle;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "blisterscope-stand-by-"));
  bundle = await makeTinyBundle();
  await mkdir(join(folder, "tray"));
  await writeFile(join(folder, "tray/1.jpg"), await jpeg(tinyTray("red-100")));
});
afterEach(async () => {
  await bundle[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function start(dataDir = join(folder, "data")): Promise<DaemonProcess> {
  return startDaemon({ vision: { bundle: bundle.dir }, camera: { path: join(folder, "tray"), framesPerSecond: 20 }, dataDir });
}

async function stop({ process }: DaemonProcess): Promise<void> {
  process.kill("SIGTERM");
  expect(await once(process, "exit")).toEqual([0, null]);
}

test("a bundle with a flipped bit is a fault on the screen of a daemon that runs on, and recovers when the bit is right again", async () => {
  await flipBit(join(bundle.dir, "backbone.onnx"));
  await using daemon = await start();
  using screen = openScreen(daemon.url);
  const host = hostOf(daemon.url);
  expect(await screen.next("fault")).toMatchObject({ code: "BUNDLE_INVALID" });
  expect(await host.isReady()).toBe(false);
  const refused = await host.post({ transactionId: "t-0", kind: "remove", expected: { item: "red-100" } });
  expect({ status: refused.status, problem: await refused.json() }).toMatchObject({ status: 503, problem: { code: "BUNDLE_INVALID" } });
  await flipBit(join(bundle.dir, "backbone.onnx"));
  await expect.poll(host.isReady, { timeout: 60_000 }).toBe(true);
  expect(await host.ask(await host.order("red-100"))).toMatchObject({ verdict: { look: "match" } });
  expect((await screen.verdict("match")).order.item).toBe("red-100");
});

test("a daemon without a bundle ends at SIGTERM with exit code 0", async () => {
  await rename(bundle.dir, `${bundle.dir}-away`);
  await using daemon = await start();
  using screen = openScreen(daemon.url);
  expect(await screen.next("fault")).toMatchObject({ code: "BUNDLE_INVALID" });
  await stop(daemon);
  await rename(`${bundle.dir}-away`, bundle.dir);
});

test("a broken record is a fault on the screen, and is left as it is", async () => {
  await stop(await start());
  const log = join(folder, "data/audit.sqlite");
  const garbled = Buffer.from("not a database\n".repeat(1_000));
  await copyFile(log, `${log}.kept`);
  await writeFile(log, garbled);
  await using daemon = await start();
  using screen = openScreen(daemon.url);
  expect(await screen.next("fault")).toMatchObject({ code: "AUDIT_BROKEN" });
  expect(await readFile(log)).toEqual(garbled);
  await rename(`${log}.kept`, log);
  await expect.poll(hostOf(daemon.url).isReady, { timeout: 60_000 }).toBe(true);
  expect((await runCommand("verify-log", "--data", daemon.dataDir)).exitCode).toBe(0);
});

test.runIf(canMount)("a disk that is full at the start is a fault on the screen; with space the daemon starts by itself", async () => {
  using disk = smallDisk();
  const filler = join(disk.path, "filler");
  await mkdir(join(disk.path, "data"));
  await writeFile(filler, Buffer.alloc(1024 * 1024)).catch(() => undefined);
  await using daemon = await start(join(disk.path, "data"));
  using screen = openScreen(daemon.url);
  expect(await screen.next("fault")).toMatchObject({ code: "AUDIT_WRITE" });
  await rm(filler);
  await expect.poll(hostOf(daemon.url).isReady, { timeout: 60_000 }).toBe(true);
});
