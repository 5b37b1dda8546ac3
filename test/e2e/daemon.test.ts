import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DaemonProcess, runCommand, startDaemon } from "../support/daemon-process.ts";
import { engineOf } from "../support/engine-of.ts";
import { hostOf } from "../support/host.ts";
import { openScreen } from "../support/screen.ts";
import { canMount, smallDisk } from "../support/small-disk.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, type TinyItem, tinyTray } from "../support/tiny-pictures.ts";

let bundle: TinyBundle;
let tray: string;

beforeAll(async () => {
  bundle = await makeTinyBundle();
  tray = await mkdtemp(join(tmpdir(), "blisterscope-tray-"));
});

afterAll(async () => {
  await bundle[Symbol.asyncDispose]();
  await rm(tray, { recursive: true, force: true });
});

/** A daemon that sees these packs in its tray, once it has proved itself. */
async function daemonThatSees(config: { dataDir?: string }, ...packs: (TinyItem | "strange")[]): Promise<DaemonProcess> {
  const path = await mkdtemp(join(tray, "scene-"));
  await writeFile(join(path, "1.jpg"), await jpeg(tinyTray(...packs)));
  return startDaemon({ ...config, vision: { bundle: bundle.dir }, camera: { path, framesPerSecond: 20 } });
}

describe("the daemon", () => {
  test("says match for the ordered pack, to the host and to the screen, and records it first", async () => {
    await using daemon = await daemonThatSees({}, "red-100");
    using screen = openScreen(daemon.url);
    const host = hostOf(daemon.url);
    const verification = await host.ask(await host.order("red-100"));
    expect(verification).toMatchObject({ state: "decided", verdict: { look: "match" } });
    const view = await screen.next("verdict");
    expect(view).toMatchObject({ verdict: { look: "match" }, entry: verification.state === "decided" && verification.entry });
    expect(view.explanation?.maps[0]?.explains).toBe("red-100");
    expect(await host.isReady()).toBe(true);
    const { exitCode, output } = await runCommand("verify-log", "--data", daemon.dataDir);
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringMatching(/^The record is whole: \d+ entries/) });
  });

  test("says stop for another pack, names it, and takes the nurse's answer once", async () => {
    await using daemon = await daemonThatSees({}, "blue-100");
    using screen = openScreen(daemon.url);
    await hostOf(daemon.url).order("red-100");
    const { verdict, entry } = await screen.next("verdict");
    expect(verdict).toEqual({ look: "mismatch", seen: "blue-100" });
    const answered = screen.socket.emitWithAck("acknowledge", { entry, answer: { did: "put-back" } });
    expect(await answered).toBe("recorded");
    expect(await screen.next("waiting")).toMatchObject({ because: "put-back" });
    expect(await screen.socket.emitWithAck("acknowledge", { entry: entry + 1, answer: { did: "put-back" } })).toBe("stale");
  });

  test("never says match for a pack that was never enrolled", async () => {
    await using daemon = await daemonThatSees({}, "strange");
    const host = hostOf(daemon.url);
    expect(await host.ask(await host.order("red-100"))).toMatchObject({ verdict: { look: "unsure" } });
  });

  test("asks for one pack at a time", async () => {
    await using daemon = await daemonThatSees({}, "red-100", "blue-100");
    using screen = openScreen(daemon.url);
    const host = hostOf(daemon.url);
    const id = await host.order("red-100");
    expect(await screen.next("waiting")).toMatchObject({ because: "two-packs", packs: { length: 2 } });
    expect(await host.ask(id)).toMatchObject({ verdict: { look: "unsure", because: "two-packs" } });
  });

  test("shows the same to two screens, and everything at once to one that comes later", async () => {
    await using daemon = await daemonThatSees({}, "red-100");
    using first = openScreen(daemon.url);
    const host = hostOf(daemon.url);
    await host.ask(await host.order("red-100"));
    using second = openScreen(daemon.url);
    expect(await second.next("verdict")).toEqual(await first.next("verdict"));
  });

  test("shows the fault within two seconds when the engine is killed, and recovers by itself", async () => {
    await using daemon = await daemonThatSees({}, "red-100");
    using screen = openScreen(daemon.url);
    const host = hostOf(daemon.url);
    for (let kill = 0; kill < 3; kill++) {
      const id = await host.order("red-100");
      expect(await host.ask(id)).toMatchObject({ verdict: { look: "match" } });
      const { order } = await screen.next("verdict");
      const killedMs = performance.now();
      process.kill(engineOf(daemon), "SIGKILL");
      expect(await screen.next("fault")).toMatchObject({ code: "MODEL_CRASHED", order });
      expect(performance.now() - killedMs).toBeLessThan(2_000);
      expect(await screen.next("verdict")).toMatchObject({ order, verdict: { look: "match" } });
      await host.cancel(id);
      await screen.next("idle");
    }
  });

  test("ends at SIGTERM with exit code 0, and its engine with it", async () => {
    await using daemon = await daemonThatSees({}, "red-100");
    const engine = engineOf(daemon);
    daemon.process.kill("SIGTERM");
    expect(await once(daemon.process, "exit")).toEqual([0, null]);
    expect(() => process.kill(engine, 0)).toThrow("ESRCH");
  });
});

test.runIf(canMount)("a full disk is a fault on the screen; with space the daemon recovers and the record is whole", async () => {
  using disk = smallDisk();
  const dataDir = join(disk.path, "data");
  const filler = join(disk.path, "filler");
  await using daemon = await daemonThatSees({ dataDir }, "red-100");
  using screen = openScreen(daemon.url);
  const host = hostOf(daemon.url);
  await host.ask(await host.order("red-100"));
  await screen.next("verdict");
  await writeFile(filler, Buffer.alloc(1024 * 1024)).catch(() => undefined);
  await expect(host.order("red-100")).rejects.toThrow(/AUDIT_WRITE|The record cannot be written.*full/s);
  expect(await screen.next("fault")).toMatchObject({ code: "AUDIT_WRITE" });
  await rm(filler);
  await expect.poll(host.isReady).toBe(true);
  expect(await host.ask(await host.order("red-100"))).toMatchObject({ state: "decided", verdict: { look: "match" } });
  expect((await runCommand("verify-log", "--data", dataDir)).exitCode).toBe(0);
});

describe("what cannot start says why and what to do", () => {
  async function runWith(config: unknown) {
    const file = join(tray, "config.json");
    await writeFile(file, JSON.stringify(config));
    return runCommand("run", "--config", file);
  }

  test("a misspelt key is refused with its path", async () => {
    const { exitCode, output } = await runWith({ server: { prot: 80 } });
    expect(exitCode).toBe(1);
    expect(output).toMatch(/CONFIG_INVALID.*"prot".*server/s);
  });

  test("a port in use is named with its key", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const { exitCode, output } = await runWith({ server: { port }, vision: { bundle: bundle.dir }, dataDir: join(tray, "data") });
    other.close();
    expect(exitCode).toBe(1);
    expect(output).toMatch(new RegExp(`PORT_IN_USE.*${port}.*server\\.port`, "s"));
  });

  test("a missing recording is named", async () => {
    const missing = await runWith({ camera: { path: "nowhere" }, vision: { bundle: bundle.dir }, server: { port: 0 }, dataDir: "data" });
    expect(missing).toMatchObject({ exitCode: 1, output: expect.stringContaining("CAMERA_NOT_FOUND") });
  });
});
