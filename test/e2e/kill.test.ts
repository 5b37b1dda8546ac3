import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DaemonProcess, runCommand, startDaemon } from "../support/daemon-process.ts";
import { hostOf } from "../support/host.ts";
import { openScreen } from "../support/screen.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const ORDER = { transactionId: "killed", kind: "remove", expected: { item: "red-100" } };
const OVERRIDE = { did: "override", reason: "urgent" } as const;

let folder: string;
let bundle: TinyBundle;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "blisterscope-kill-"));
  bundle = await makeTinyBundle();
  await writeFile(join(folder, "1.jpg"), await jpeg(tinyTray("blue-100")));
});
afterEach(async () => {
  await bundle[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** The daemon with a wrong pack in its tray; each start goes on with the record of the one before. */
function start(): Promise<DaemonProcess> {
  return startDaemon({
    vision: { bundle: bundle.dir },
    camera: { path: folder, framesPerSecond: 20 },
    dataDir: join(folder, "data"),
  });
}

async function kill({ process }: DaemonProcess): Promise<void> {
  process.kill("SIGKILL");
  await once(process, "exit");
}

test("killed between any two steps of a transaction, the daemon goes on where the record leaves it", async () => {
  let id = "";
  let entry = 0;
  {
    await using daemon = await start();
    const placed = await hostOf(daemon.url).post(ORDER);
    ({ id } = (await placed.json()) as { id: string });
    await kill(daemon); // ordered
  }
  {
    await using daemon = await start();
    const state = await hostOf(daemon.url).ask(id);
    expect(state).toMatchObject({ state: "decided", verdict: { look: "mismatch", seen: "blue-100" } });
    entry = state.state === "decided" ? state.entry : 0;
    await kill(daemon); // stopped
  }
  {
    await using daemon = await start();
    using screen = openScreen(daemon.url);
    const view = await screen.next("verdict");
    expect(view).toMatchObject({ order: { id }, verdict: { look: "mismatch" } });
    expect(view.entry).toBeGreaterThan(entry);
    entry = view.entry;
    expect(await screen.socket.emitWithAck("acknowledge", { entry, answer: OVERRIDE })).toBe("recorded");
    await kill(daemon); // answered
  }
  {
    await using daemon = await start();
    using screen = openScreen(daemon.url);
    const host = hostOf(daemon.url);
    expect(await host.ask(id)).toMatchObject({ state: "decided", entry, answer: OVERRIDE, counted: 1 });
    expect(await screen.socket.emitWithAck("acknowledge", { entry, answer: OVERRIDE })).toBe("recorded");
    expect((await host.cancel(id)).status).toBe(204);
    await kill(daemon); // ended
  }
  await using daemon = await start();
  using screen = openScreen(daemon.url);
  const host = hostOf(daemon.url);
  expect(await host.ask(id, 0)).toMatchObject({ state: "final", outcome: "fulfilled", entry, answer: OVERRIDE });
  expect(await (await host.post(ORDER)).json()).toEqual({ id });
  const other = await host.post({ ...ORDER, expected: { item: "blue-100" } });
  expect({ status: other.status, problem: await other.json() }).toMatchObject({
    status: 409,
    problem: { type: expect.stringContaining("conflict") },
  });
  expect(await screen.next("idle")).toEqual({ view: "idle" });
  expect((await runCommand("verify-log", "--data", daemon.dataDir)).exitCode).toBe(0);
});
