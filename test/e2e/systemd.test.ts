import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { flipBit } from "../support/flip-bit.ts";
import { bootMachine, canBoot, type Machine } from "../support/machine.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";
import { type UnitState, unitState } from "../support/unit.ts";

const PROGRAM = new URL("../..", import.meta.url).pathname;
const PATIENT = { timeout: 90_000, interval: 500 };
const CONFIG = {
  vision: { bundle: "/srv/cabinet/bundle" },
  camera: { path: "/srv/cabinet/tray", framesPerSecond: 5 },
  dataDir: "/var/lib/blisterscope",
};

describe.runIf(canBoot)("on a machine with its own systemd and a read-only root", () => {
  let folder: string;
  let machine: Machine;

  beforeAll(async () => {
    folder = await cabinet();
    machine = await bootMachine({
      "/opt/blisterscope": PROGRAM,
      "/opt/node": process.execPath,
      "/srv/cabinet": folder,
      "/etc/blisterscope": join(folder, "etc"),
    });
    await install(machine);
  }, 240_000);

  afterAll(async () => {
    await machine?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const state = (): Promise<UnitState> => unitState(machine, "blisterscope");

  test("the unit starts as its own user, and is ready when the self-test has passed", async () => {
    await machine.run("systemctl", "start", "blisterscope");
    expect(await readyz(machine)).toBe(200);
    expect(await state()).toMatchObject({ ActiveState: "active", NRestarts: "0" });
    await expect.poll(async () => (await state()).StatusText, PATIENT).toBe("READY: watching the tray");
    expect(await machine.run("ps", "-o", "user=", "-p", (await state()).MainPID)).toMatch(/^blister/);
  });

  test("it writes nowhere but in its state directory and its runtime directory", async () => {
    // All else is on the root, which is read-only.
    const own = await machine.run("find", "/dev", "/run", "/tmp", "/var/lib/blisterscope", "-user", "blisterscope");
    const elsewhere = own.split("\n").filter((file) => !/^\/(var\/lib|run)\/blisterscope(\/|$)/.test(file));
    expect(elsewhere).toEqual([]);
    expect(own).toContain("/var/lib/blisterscope/audit.sqlite");
  });

  test("its model's process has no network, and of all data the bundle alone, under all the locks of the unit", async () => {
    const { MainPID } = await state();
    const engine = await machine.run("pgrep", "--parent", MainPID, "--full", "blisterscope-engine|engine-process");
    const network = (pid: string) => machine.run("readlink", `/proc/${pid}/ns/net`);
    expect(await network(engine)).not.toBe(await network(MainPID));
    const within = (path: string) => machine.run("ls", "-A", `/proc/${engine}/root${path}`);
    expect(await within("/var")).toBe("");
    expect(await within("/srv/cabinet")).toBe("bundle");
  });

  test("a model's process that is killed is replaced, and the daemon is the same one", async () => {
    const { MainPID } = await state();
    const engine = await machine.run("pgrep", "--parent", MainPID, "--full", "blisterscope-engine|engine-process");
    await machine.run("kill", "-KILL", engine);
    await expect
      .poll(() => machine.run("pgrep", "--parent", MainPID, "--full", "blisterscope-engine").catch(() => engine), PATIENT)
      .not.toBe(engine);
    await expect.poll(() => readyz(machine), PATIENT).toBe(200);
    expect(await state()).toMatchObject({ ActiveState: "active", NRestarts: "0", MainPID });
  });

  test("a daemon that is stopped in its tracks is restarted by the watchdog", async () => {
    const { MainPID } = await state();
    expect(MainPID).not.toBe("0"); // kill would take that for everything that runs these tests
    await machine.run("kill", "-STOP", MainPID);
    await expect.poll(state, PATIENT).toMatchObject({ ActiveState: "active", NRestarts: "1" });
    expect((await state()).MainPID).not.toBe(MainPID);
    expect(await machine.run("journalctl", "--unit=blisterscope", "--output=cat")).toContain("Watchdog timeout");
    await expect.poll(() => readyz(machine), PATIENT).toBe(200);
  });

  test("it stops within five seconds, and cleanly", async () => {
    const startedMs = performance.now();
    await machine.run("systemctl", "stop", "blisterscope");
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    expect(await state()).toMatchObject({ ActiveState: "inactive", Result: "success", ExecMainStatus: "0" });
  });

  test("with a bundle of which one bit is flipped it runs on, with its check off and the reason in its status", async () => {
    await flipBit(join(folder, "bundle/backbone.onnx"));
    await machine.run("systemctl", "start", "blisterscope");
    expect(await readyz(machine)).toBe(503);
    await expect.poll(async () => (await state()).StatusText, PATIENT).toMatch(/^ADVISORY_OFF: BUNDLE_INVALID: .*backbone\.onnx/);
    const { MainPID, NRestarts } = await state();
    await flipBit(join(folder, "bundle/backbone.onnx"));
    await expect.poll(() => readyz(machine), PATIENT).toBe(200);
    expect(await state()).toMatchObject({ ActiveState: "active", MainPID, NRestarts });
  });
});

/** What a cabinet has beside the program, readable by everybody. */
async function cabinet(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "blisterscope-cabinet-"));
  await using bundle = await makeTinyBundle();
  await cp(bundle.dir, join(folder, "bundle"), { recursive: true });
  await mkdir(join(folder, "tray"));
  await mkdir(join(folder, "etc"));
  await writeFile(join(folder, "tray/1.jpg"), await jpeg(tinyTray("red-100")));
  await writeFile(join(folder, "etc/config.json"), JSON.stringify(CONFIG));
  for (const dir of [folder, join(folder, "bundle")]) await chmod(dir, 0o755);
  return folder;
}

/** As the unit's first lines say; then everything but the state directory becomes read-only. */
async function install(machine: Machine): Promise<void> {
  const script = `
    cd /opt/blisterscope/deploy
    install -D -m 644 blisterscope.sysusers /etc/sysusers.d/blisterscope.conf && systemd-sysusers
    sed s:/usr/bin/node:/opt/node: blisterscope.service > /etc/systemd/system/blisterscope.service
    systemctl daemon-reload
    mkdir /var/lib/blisterscope
    mount -t tmpfs -o size=64m,mode=755 state /var/lib/blisterscope
    journalctl --relinquish-var
    mount -o remount,bind,ro /
    ! touch /written 2>/dev/null`;
  await machine.run("sh", "-e", "-c", script);
}

/** The status of the answer; 0 where there is none. */
async function readyz(machine: Machine): Promise<number> {
  const script = 'fetch("http://127.0.0.1:8080/readyz").then(({ status }) => console.log(status), () => console.log(0))';
  return Number(await machine.run("/opt/node", "--eval", script));
}
