import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withWords } from "../../src/enrolment/edit/edition.ts";
import { writeEdition } from "../../src/enrolment/edit/write-edition.ts";
import { openVersions } from "../../src/enrolment/versions/versions.ts";
import { openBundle } from "../../src/vision/bundle/bundle.ts";
import { type DaemonProcess, runCommand, startDaemon } from "../support/daemon-process.ts";
import { flipBit } from "../support/flip-bit.ts";
import { hostOf } from "../support/host.ts";
import { openScreen } from "../support/screen.ts";
import { canMount, smallDisk } from "../support/small-disk.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const PATIENCE = { timeout: 60_000, interval: 100 };

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
  await expect.poll(host.isReady, PATIENCE).toBe(true);
  expect(await host.ask(await host.order("red-100"))).toMatchObject({ verdict: { look: "match" } });
  expect((await screen.verdict("match")).order.item).toBe("red-100");
});

test("a version made at the cabinet that is damaged stays one fault of a daemon that runs on, although the configured bundle is fine", async () => {
  const dataDir = join(folder, "data");
  const words = { id: "red-100", name: "Redamol forte", strength: "", form: "", gtins: [], lookAlikes: [], reveal: undefined };
  const configured = await openBundle(bundle.dir);
  const versions = await openVersions(dataDir, configured);
  const version = await versions.make((dir) => writeEdition(dir, configured, withWords(configured, [words])));
  versions.activate(version);
  const head = join(version.bundle.dir, "head.safetensors");
  const away = join(folder, "head.safetensors");
  await flipBit(head);
  await using daemon = await start(dataDir);
  using screen = openScreen(daemon.url);
  let lost = false;
  screen.socket.on("disconnect", () => {
    lost = true;
  });
  const reason = async () => JSON.stringify(await (await fetch(`${daemon.url}/readyz`)).json());
  expect(await screen.next("fault")).toMatchObject({ code: "BUNDLE_INVALID" });
  expect(await reason()).toMatch(/head\.safetensors.*active\.json/);
  await rename(head, away);
  // It has looked again, and found another fault: nothing was opened or closed meanwhile.
  await expect.poll(reason, PATIENCE).toMatch(/head\.safetensors: named by card\.json, but missing/);
  expect(lost).toBe(false);
  await rename(away, head);
  await flipBit(head);
  await expect.poll(hostOf(daemon.url).isReady, PATIENCE).toBe(true);
  expect((await screen.next("idle")).view).toBe("idle");
  const { items } = (await (await fetch(`${daemon.url}/v1/items`)).json()) as { items: { name: string }[] };
  expect(items.map(({ name }) => name)).toContain("Redamol forte");
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
  await expect.poll(hostOf(daemon.url).isReady, PATIENCE).toBe(true);
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
  await expect.poll(hostOf(daemon.url).isReady, PATIENCE).toBe(true);
});
