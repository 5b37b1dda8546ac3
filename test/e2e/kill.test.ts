import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DaemonProcess, runCommand, startDaemon } from "../support/daemon-process.ts";
import { entriesIn } from "../support/entries.ts";
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

test("killed after any request, the daemon answers the same key as before, and what was done is done once", async () => {
  const steps: (() => Promise<Sent>)[] = [];
  let url = "";
  /** Sent now, and again after each kill. */
  async function sent(path: string, body: unknown, key: string): Promise<Sent> {
    const again = () => send(url + path, body, key);
    const first = await again();
    steps.push(async () => {
      const second = await again();
      expect(second).toEqual(first);
      return second;
    });
    return first;
  }
  /** Killed and started anew; every key so far is answered as before. */
  async function afterKill(daemon: DaemonProcess): Promise<DaemonProcess> {
    await kill(daemon);
    const next = await start();
    ({ url } = next);
    for (const step of steps) await step();
    return next;
  }

  await using ordered = await start();
  ({ url } = ordered);
  const { id } = (await sent("/v1/verifications", ORDER, "order")).answer as { id: string };

  await using placed = await afterKill(ordered);
  expect(await send(`${url}/v1/verifications`, { ...ORDER, kind: "waste" }, "order")).toMatchObject({ status: 422 });
  await hostOf(url).ask(id);
  expect(await sent("/v1/scans", { raw: "4006381333931" }, "scan")).toMatchObject({ status: 200 });

  await using scanned = await afterKill(placed);
  const state = await hostOf(url).ask(id);
  const entry = state.state === "decided" ? state.entry : 0;
  const path = `/v1/verifications/${id}/acknowledgements`;
  expect(await sent(path, { entry, answer: OVERRIDE }, "answer")).toMatchObject({ status: 200, answer: { counted: 1, answer: OVERRIDE } });

  await using answered = await afterKill(scanned);
  expect(await hostOf(url).ask(id)).toMatchObject({ state: "decided", counted: 1, answer: OVERRIDE });
  expect((await hostOf(url).cancel(id)).status).toBe(204);

  await using ended = await afterKill(answered);
  expect(await hostOf(url).look(id)).toMatchObject({ state: "final", outcome: "fulfilled", counted: 1, answer: OVERRIDE });
  expect(await hostOf(url).found(ORDER.transactionId)).toMatchObject([{ id, state: "final" }]);
  const kinds = entriesIn(ended.dataDir).map(({ kind }) => kind);
  for (const kind of ["order", "scan", "answer"]) expect(kinds.filter((one) => one === kind)).toHaveLength(1);
});

interface Sent {
  readonly status: number;
  readonly answer: unknown;
}

async function send(url: string, body: unknown, key: string): Promise<Sent> {
  const headers = { "content-type": "application/json", "idempotency-key": key };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, answer: await response.json() };
}
