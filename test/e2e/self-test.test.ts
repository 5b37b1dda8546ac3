import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { openLogFile } from "../../src/audit/database.ts";
import { runCommand, startDaemon } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { hostOf } from "../support/host.ts";
import { openScreen } from "../support/screen.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const json = { "content-type": "application/json" };

async function daemonWith(bundle: string) {
  const path = emptyFolder();
  await writeFile(join(path, "1.jpg"), await jpeg(tinyTray()));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const config = { server: { port }, vision: { bundle }, camera: { path, framesPerSecond: 20 } };
  const daemon = await startDaemon(config);
  const file = join(path, "config.json");
  await writeFile(file, JSON.stringify({ ...config, dataDir: daemon.dataDir }));
  return { daemon, file, [Symbol.asyncDispose]: () => daemon[Symbol.asyncDispose]() };
}

test("a run is asked for over the interface, by the command and at the screen, and each is a row of the record", async () => {
  await using bundle = await makeTinyBundle();
  await using running = await daemonWith(bundle.dir);
  const { daemon, file } = running;
  using screen = openScreen(daemon.url);
  await expect.poll(hostOf(daemon.url).isReady, { timeout: 30_000 }).toBe(true);

  const begun = await fetch(`${daemon.url}/v1/self-tests`, { method: "POST", headers: json, body: "{}" });
  expect(begun.status).toBe(202);
  const { id } = (await begun.json()) as { id: string };
  const get = async (which: string) => (await (await fetch(`${daemon.url}/v1/self-tests/${which}`)).json()) as Record<string, unknown>;
  await expect.poll(async () => (await get(id))["ended"], { timeout: 30_000 }).not.toBeNull();
  expect(await get(id)).toMatchObject({ id, trigger: "api", pass: true, bundle: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await get("latest")).toEqual(await get(id));
  expect((await fetch(`${daemon.url}/v1/self-tests/unknown`)).status).toBe(404);

  const { exitCode, output } = await runCommand("self-test", "--config", file, "--json");
  const run = JSON.parse(output);
  expect({ exitCode, run }).toMatchObject({ exitCode: 0, run: { trigger: "command", pass: true } });
  expect(run.checks).toContainEqual(expect.objectContaining({ id: "storage.quick-check", value: 0, limit: 0, pass: true }));
  for (const check of run.checks) expect(Object.keys(check)).toEqual(["id", "value", "limit", "pass"]);

  expect(await screen.socket.emitWithAck("selfTest", "full")).toBe("begun");
  await expect.poll(async () => (await get("latest"))["trigger"], { timeout: 30_000 }).toBe("screen");
  expect(await (await fetch(`${daemon.url}/metrics`)).text()).toMatch(/blisterscope_self_test_check\{check="model"\} 1/);
  using log = openLogFile(daemon.dataDir, "read");
  const rows = [...log.after(0)].filter(({ kind }) => kind === "self-test").map(({ body }) => JSON.parse(body).trigger);
  expect(rows).toEqual(["power-on", "api", "command", "screen"]);
});

test("without a daemon the command tests by itself, and says what fails", async () => {
  await using bundle = await makeTinyBundle();
  const folder = emptyFolder();
  const file = join(folder, "config.json");
  const config = { server: { port: 0 }, vision: { bundle: bundle.dir }, dataDir: join(folder, "data") };
  await writeFile(file, JSON.stringify(config));
  expect(await runCommand("self-test", "--config", file)).toEqual({ exitCode: 0, output: expect.stringContaining("The self-test passed") });
  await writeFile(file, JSON.stringify({ ...config, selfTest: { freeSpaceMiB: 1e12 } }));
  expect(await runCommand("self-test", "--config", file)).toEqual({ exitCode: 1, output: expect.stringMatching(/FAILED +storage\.free/) });
  expect(await runCommand("self-test", "--running", "--config", file)).toEqual({
    exitCode: 1,
    output: expect.stringContaining("No daemon runs with this configuration."),
  });
  using audit = openAudit(config.dataDir);
  expect(audit.entries).toBe(2);
});

test("a technician keeps the camera check off for a while: the screen says so, and a match comes back afterwards", async () => {
  await using bundle = await makeTinyBundle();
  await using running = await daemonWith(bundle.dir);
  const { daemon } = running;
  using screen = openScreen(daemon.url);
  const host = hostOf(daemon.url);
  await expect.poll(host.isReady, { timeout: 30_000 }).toBe(true);
  const maintain = (minutes: number) =>
    fetch(`${daemon.url}/v1/maintenance`, { method: "PUT", headers: json, body: JSON.stringify({ minutes }) });
  expect((await maintain(481)).status).toBe(400);
  expect(await (await maintain(30)).json()).toEqual({ until: expect.any(String) });
  await expect.poll(async () => (await screen.next("fault")).code).toBe("MAINTENANCE");
  expect(await (await fetch(`${daemon.url}/readyz`)).json()).toMatchObject({ ready: false, state: "MAINTENANCE" });
  expect(await screen.socket.emitWithAck("maintain", 0)).toBe("recorded");
  await screen.next("idle");
  expect(await host.isReady()).toBe(true);
});
