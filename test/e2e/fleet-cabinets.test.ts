import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, askAll, shown } from "../fleet/ask-store.ts";
import { boardQueries } from "../fleet/boards.ts";
import { hurry } from "../fleet/hurry.ts";
import { startLateCabinet } from "../fleet/late-cabinet.ts";
import { openLine } from "../fleet/line.ts";
import { bringUp, type Stack } from "../fleet/stack.ts";
import { blisterscope } from "../support/command-line.ts";
import { hostOf } from "../support/host.ts";
import { requires } from "../support/requires.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const programs = [
  requires("mosquitto", "mosquitto"),
  requires("prometheus", "prometheus"),
  requires("prometheus-alertmanager", "prometheus-alertmanager"),
];
/** On a machine that is busy with other tests. */
const SLOWLY = { timeout: 90_000, interval: 200 };
const MINUTE_MS = 60_000;
const CUT_MINUTES = 90;
/** Of the cabinet's own time, between two snapshots. */
const STEP_MINUTES = 15;

describe.runIf(programs.every(Boolean))("three cabinets in a fleet", () => {
  let folder: string;
  let bundle: TinyBundle;
  let stack: Stack;
  let store: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "blisterscope-fleet-tray-"));
    bundle = await makeTinyBundle();
    await writeFile(join(folder, "1.jpg"), await jpeg(tinyTray("blue-100")));
    const cabinet = {
      vision: { bundle: bundle.dir },
      camera: { path: folder, framesPerSecond: 5 },
      reading: { enabled: false },
      settle: { orderSeconds: 3_600, presentationSeconds: 120 },
      fleet: { snapshotSeconds: 1 },
    };
    stack = await bringUp({ gateways: 2, cabinets: 2, cabinet });
    store = stack.address("store");
    hurry(stack);
  }, 180_000);

  afterAll(async () => {
    await stack?.[Symbol.asyncDispose]();
    await bundle?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test("are seen, with every verdict counted once, also when one of them is killed", async () => {
    await verify(stack.address("cabinet-1"), "blue-100");
    await verify(stack.address("cabinet-1"), "red-100");
    await verify(stack.address("cabinet-2"), "red-100");
    await expect.poll(() => counted("cabinet-1"), SLOWLY).toBe(2);
    await expect.poll(() => counted("cabinet-2"), SLOWLY).toBe(1);
    const killed = stack.pid("cabinet-2") ?? 0;
    process.kill(killed, "SIGKILL");
    await expect.poll(() => stack.pid("cabinet-2") ?? killed, SLOWLY).not.toBe(killed);
    await expect.poll(() => ask(store, 'max_over_time(blisterscope_ready{cabinet="cabinet-2"}[5s])').catch(() => 0), SLOWLY).toBe(1);
    await expect.poll(() => events("cabinet-1"), SLOWLY).toBe(2);
    expect(await events("cabinet-2")).toBe(1);
  });

  test("what one of them measured while its network was cut for 90 minutes arrives at its own time, each once", async () => {
    await using line = await openLine(() => stack.address("broker"));
    await using late = startLateCabinet(stack, { clockByMs: -CUT_MINUTES * MINUTE_MS, brokerPort: line.port });
    const host = hostOf(late.url);
    await expect.poll(() => host.isReady().catch(() => false), SLOWLY).toBe(true);
    await expect.poll(() => times().then((all) => all.length), SLOWLY).toBeGreaterThan(0);
    line.cut();
    const cutMs = Date.now() - CUT_MINUTES * MINUTE_MS;
    await verify(late.url, "red-100");
    for (let left = CUT_MINUTES; left >= 0; left -= STEP_MINUTES) {
      late.setClock(-left * MINUTE_MS);
      const waiting = await shown(late.url, "blisterscope_outbox_letters");
      // Of two snapshots more, the second is by the clock as it is set now.
      await expect.poll(() => shown(late.url, "blisterscope_outbox_letters"), SLOWLY).toBeGreaterThan(waiting + 1);
    }
    await verify(late.url, "blue-100");
    expect(await events("cabinet-3")).toBe(0);
    line.mend();
    await expect.poll(() => events("cabinet-3"), SLOWLY).toBe(2);
    // The backlog comes behind what is live; then no two snapshots are farther apart than one step, and a little for a slow machine.
    await expect.poll(longestGapMinutes, SLOWLY).toBeLessThan(STEP_MINUTES + 1);
    expect(await counted("cabinet-3")).toBe(2);

    /** Between two snapshots, from the cut until now. */
    async function longestGapMinutes(): Promise<number> {
      const all = [cutMs, ...(await times()).filter((atMs) => atMs > cutMs), Date.now()];
      return Math.max(...all.slice(1).map((atMs, nth) => (atMs - (all[nth] ?? 0)) / MINUTE_MS));
    }

    async function times(): Promise<readonly number[]> {
      const [series] = await askAll(store, 'blisterscope_ready{cabinet="cabinet-3"}[3h]');
      return (series?.values ?? []).map(([seconds]) => seconds * 1_000);
    }
  });

  test("obey an operator at a command line: one tests itself, and tells what is needed to help it", async () => {
    const own = ["demo/east/cabinet-1", "--config", join(stack.folder, "operator.json")];
    const tested = await blisterscope("fleet", "self-test", ...own, "--light");
    expect(tested).toMatchObject({ exitCode: 0, stderr: "", stdout: expect.stringMatching(/^done: The self-test passed\.\nok {6}/m) });
    const out = join(folder, "diagnostics.json.gz");
    expect(await blisterscope("fleet", "diagnostics", ...own, "--out", out)).toMatchObject({ exitCode: 0, stderr: "" });
    const archive = gunzipSync(await readFile(out)).toString();
    expect(Object.keys(JSON.parse(archive))).toEqual(["at", "device", "metrics", "computer"]);
    expect(archive).not.toMatch(/blue-100|red-100|data:image/);
    const denied = await blisterscope("fleet", "stage-bundle", own[0] ?? "", "bundle", "0".repeat(64), ...own.slice(1));
    expect(denied).toMatchObject({ exitCode: 1, stdout: "refused: operations has no right to the command stage-bundle.\n" });
    const nobody = await blisterscope("fleet", "self-test", "demo/east/cabinet-9", ...own.slice(1));
    expect(nobody).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("The cabinet is not connected to the broker.") });
  });

  test("give every query of every board something to show", async () => {
    const silent = async () => {
      const answers = await Promise.all(
        boardQueries().map(async ({ of, expression }) => ({ of, expression, found: await askAll(store, expression) })),
      );
      return answers.filter(({ found }) => found.length === 0).map(({ of, expression }) => `${of}: ${expression}`);
    };
    expect(boardQueries().length).toBeGreaterThan(30);
    await expect.poll(silent, SLOWLY).toEqual([]);
  });

  /** An order until it is decided. */
  async function verify(url: string, item: string): Promise<void> {
    const host = hostOf(url);
    await expect.poll(() => host.isReady().catch(() => false), SLOWLY).toBe(true);
    const id = await host.order(item, { transactionId: `${item}-${Date.now()}` });
    expect(await host.ask(id)).toMatchObject({ verdict: { look: item === "blue-100" ? "match" : "mismatch" } });
    await host.cancel(id);
  }

  /** Verdicts of a cabinet, as it counted them itself. */
  function counted(cabinet: string): Promise<number> {
    return ask(store, `sum(max_over_time(blisterscope_verdicts_total{cabinet="${cabinet}"}[3h]))`);
  }

  /** Verdicts of a cabinet that it told of one by one. */
  function events(cabinet: string): Promise<number> {
    return ask(store, `sum(count_over_time(blisterscope_event{cabinet="${cabinet}",type="verification"}[3h]))`);
  }
});
