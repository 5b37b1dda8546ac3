import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openSystemd } from "../../src/device/systemd.ts";
import { openLog } from "../../src/log.ts";
import { emptyFolder } from "../support/folder.ts";
import { requires } from "../support/requires.ts";

const silent = openLog("silent");
const listener = new URL("../support/notify-listener.py", import.meta.url).pathname;
const installed = [requires("systemd-notify", "systemd"), requires("python3", "python3")].every(Boolean);

afterEach(() => void vi.unstubAllEnvs());

test("without a service manager nothing is said and nothing fails", () => {
  vi.stubEnv("NOTIFY_SOCKET", undefined);
  vi.stubEnv("PATH", "/nowhere");
  const systemd = openSystemd(silent);
  systemd.preparing();
  systemd.ready();
  systemd.status("waiting for an order");
  systemd.progress();
  systemd.stopping();
});

test("a service manager that cannot be told is logged, and no more", async () => {
  vi.stubEnv("NOTIFY_SOCKET", "/nowhere/notify");
  vi.stubEnv("PATH", "/nowhere");
  const warned = new Promise<string>((resolve) => {
    openSystemd({ ...silent, warn: (_: unknown, text?: string) => resolve(text ?? "") }).stopping();
  });
  expect(await warned).toBe('systemd was not told "stopping"');
});

describe.runIf(installed)("toward a real socket", () => {
  test("readiness, status and the end arrive in this order", async () => {
    const heard = await listen();
    const systemd = openSystemd(silent);
    systemd.ready();
    systemd.status("waiting");
    systemd.stopping();
    const [ready, status, end] = await heard(3);
    expect(ready?.split("\n").sort()).toEqual([`MAINPID=${process.pid}`, "READY=1"]);
    expect(status?.split("\n").sort()).toEqual([`MAINPID=${process.pid}`, "STATUS=waiting"]);
    expect(end).toBe("STOPPING=1");
  });

  test("a status cannot smuggle in another message", async () => {
    const heard = await listen();
    openSystemd(silent).status("camera\nWATCHDOG=1\r\n\u0000\u0085MAINPID=1");
    const [message] = await heard(1);
    expect(message?.split("\n").filter((line) => !line.startsWith("MAINPID="))).toEqual(["STATUS=camera WATCHDOG=1 MAINPID=1"]);
  });

  test("the same status is said once, and of many only the first and the newest", async () => {
    const heard = await listen();
    const systemd = openSystemd(silent);
    for (const text of ["a", "a", "b", "c", "d", "d"]) systemd.status(text);
    systemd.stopping();
    const messages = await heard(3);
    expect(messages.map((message) => /STATUS=.*|STOPPING=1/.exec(message)?.[0])).toEqual(["STATUS=a", "STATUS=d", "STOPPING=1"]);
  });

  test("the first frame feeds the watchdog at once, a thousand more feed it once in a third of its period", async () => {
    const heard = await listen();
    vi.stubEnv("WATCHDOG_USEC", "30000000");
    const clock = vi.spyOn(performance, "now").mockReturnValue(0);
    onTestFinished(() => clock.mockRestore());
    const systemd = openSystemd(silent);
    systemd.progress();
    await heard(1);
    for (const nowMs of [9_999, 10_000, 19_999, 20_000]) {
      clock.mockReturnValue(nowMs);
      for (let frame = 0; frame < 250; frame += 1) systemd.progress();
      if (nowMs === 10_000) await heard(2);
    }
    systemd.stopping();
    expect(await heard(4)).toEqual(["WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1", "STOPPING=1"]);
  });

  test("a start that goes on asks for more time now and then, until it is over, which is said once", async () => {
    const heard = await listen();
    const clock = vi.spyOn(performance, "now").mockReturnValue(0);
    onTestFinished(() => clock.mockRestore());
    const systemd = openSystemd(silent);
    for (let beat = 0; beat < 10; beat += 1) systemd.preparing();
    await heard(1);
    clock.mockReturnValue(15_000);
    for (let beat = 0; beat < 10; beat += 1) systemd.preparing();
    await heard(2);
    clock.mockReturnValue(30_000);
    for (let beat = 0; beat < 10; beat += 1) systemd.ready();
    systemd.preparing();
    await heard(3);
    systemd.stopping();
    const messages = (await heard(4)).map((message) => message.split("\n").filter((line) => !line.startsWith("MAINPID=")));
    expect(messages).toEqual([["EXTEND_TIMEOUT_USEC=60000000"], ["EXTEND_TIMEOUT_USEC=60000000"], ["READY=1"], ["STOPPING=1"]]);
  });

  test("without a watchdog it is not fed", async () => {
    const heard = await listen();
    vi.stubEnv("WATCHDOG_USEC", undefined);
    const systemd = openSystemd(silent);
    systemd.progress();
    systemd.stopping();
    expect(await heard(1)).toEqual(["STOPPING=1"]);
  });
});

/** Listens as systemd would; the returned function waits for so many messages in all. */
async function listen(): Promise<(count: number) => Promise<string[]>> {
  const path = join(emptyFolder(), "notify");
  const child = spawn("python3", [listener, path], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill());
  const heard: string[] = [];
  const lines = createInterface({ input: child.stdout });
  await once(lines, "line");
  lines.on("line", (line) => heard.push(String(JSON.parse(line))));
  vi.stubEnv("NOTIFY_SOCKET", path);
  return async (count) => {
    while (heard.length < count) await once(lines, "line");
    return heard.map((message) => message.trim());
  };
}
