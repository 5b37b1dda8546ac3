import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { WHOLE } from "../../../src/domain/evidence/evidence-share.ts";
import type { Features } from "../../../src/domain/evidence/features.ts";
import { judge } from "../../../src/domain/evidence/judge.ts";
import { letterbox } from "../../../src/domain/locate/letterbox.ts";
import { emptyFolder } from "../../support/folder.ts";
import { halt } from "../../support/halt.ts";
import { makeTinyBundle, replaceFile, tinyFeatures } from "../../support/tiny-bundle.ts";
import { openTinyEngine } from "../../support/tiny-engine.ts";
import { tinyModel } from "../../support/tiny-model.ts";
import { tinyCrop, tinyTray } from "../../support/tiny-pictures.ts";

const red = tinyCrop("red-100", 64);
const blue = tinyCrop("blue-100", 64);

async function readyEngine(options: Parameters<typeof openTinyEngine>[0] = {}) {
  const opened = await openTinyEngine(options);
  await opened.engine.ready();
  const best = (features: Features) => judge(features, opened.bundle.head, WHOLE).ranked[0]?.item;
  const pid = () => opened.pids.at(-1) ?? expect.unreachable("no process became ready");
  return { ...opened, best, pid };
}

describe("a healthy engine", () => {
  test("answers with the network's features, on the provider that was proven", async () => {
    const { engine } = await readyEngine();
    expect(engine.provider).toBe("CPUExecutionProvider");
    const { values, runMs, ...shape } = await engine.run(red);
    const expected = tinyFeatures(red);
    expect(shape).toEqual({ channels: 6, rows: 4, columns: 4 });
    values.forEach((value, index) => {
      expect(value).toBeCloseTo(expected.values[index] ?? Number.NaN, 5);
    });
    expect(runMs).toBeGreaterThan(0);
  });

  test("says that it is starting, and then that it is not", async () => {
    const { engine, reported } = await openTinyEngine();
    await expect(engine.run(red)).rejects.toMatchObject({ code: "MODEL_STARTING" });
    expect(engine.provider).toBeNull();
    await engine.ready();
    expect(reported.map((fault) => fault?.code)).toEqual(["MODEL_STARTING", undefined]);
  });

  test("takes more crops than it has room for and keeps them apart", async () => {
    const { engine, best } = await readyEngine();
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all([red, blue, blue, red, blue].map((crop) => engine.run(crop)));
      expect(answers.map(best)).toEqual(["red-100", "blue-100", "blue-100", "red-100", "blue-100"]);
    }
  });

  test("refuses a crop of another size", async () => {
    const { engine } = await readyEngine();
    await expect(engine.run(tinyCrop("red-100", 32))).rejects.toThrow("64 x 64 pixels, not 32 x 32");
  });

  test("lets a caller stop waiting, and answers the next one", async () => {
    const { engine, best } = await readyEngine();
    const impatient = new AbortController();
    const abandoned = engine.run(red, impatient.signal);
    impatient.abort(new Error("too late"));
    await expect(abandoned).rejects.toThrow("too late");
    expect(best(await engine.run(blue))).toBe("blue-100");
  });
});

describe("an engine in trouble", () => {
  test("that is killed while it works: its crops are given up with the fault within 2 s, and it recovers by itself", async () => {
    const { engine, best, reported, pid } = await readyEngine();
    await halt(pid());
    const underWay = [engine.run(red), engine.run(blue), engine.locate(letterbox(tinyTray()).picture)];
    const killedMs = performance.now();
    process.kill(pid(), "SIGKILL");
    for (const answer of await Promise.allSettled(underWay))
      expect(answer).toMatchObject({ status: "rejected", reason: { code: "MODEL_CRASHED" } });
    expect(performance.now() - killedMs).toBeLessThan(2_000);
    expect(engine.provider).toBeNull();
    await engine.ready();
    expect(best(await engine.run(blue))).toBe("blue-100");
    expect(reported.map((fault) => fault?.code)).toEqual(["MODEL_STARTING", undefined, "MODEL_CRASHED", undefined]);
  });

  test("that is killed while it loads starts again", async () => {
    const { engine } = await openTinyEngine();
    const [loading] = await vi.waitUntil(() => engineProcesses().length > 0 && engineProcesses());
    process.kill(loading ?? expect.unreachable(), "SIGKILL");
    await engine.ready();
    await expect(engine.run(red)).resolves.toMatchObject({ channels: 6 });
  });

  test("that hangs is killed after the timeout and recovers by itself", async () => {
    const { engine, reported, pid } = await readyEngine({ timeoutMs: 300 });
    const hung = pid();
    await halt(hung);
    await expect(engine.run(red)).rejects.toMatchObject({ code: "MODEL_HUNG", detail: expect.stringContaining("300 ms") });
    await engine.ready();
    expect(isAlive(hung)).toBe(false);
    expect(reported.map((fault) => fault?.code)).toEqual(["MODEL_STARTING", undefined, "MODEL_HUNG", undefined]);
  });

  test("whose answer overflows says so", async () => {
    const overflowing = (dir: string) => replaceFile(dir, "backbone.onnx", tinyModel(64, { gain: 3e38 }));
    const { engine } = await readyEngine({ prepare: overflowing });
    await expect(engine.run(red)).rejects.toMatchObject({ code: "MODEL_CRASHED", detail: expect.stringContaining("infinities") });
  });
});

describe("an engine that cannot work", () => {
  test("never runs on another provider than the configured one, and says what to do", async () => {
    const { engine, reported } = await openTinyEngine({ provider: "tensorrt" });
    const words = { code: "MODEL_PROVIDER", detail: expect.stringMatching(/--use_tensorrt --build_nodejs.*vision\.provider to "cpu"/) };
    await expect(engine.ready()).rejects.toMatchObject(words);
    await expect(engine.run(red)).rejects.toMatchObject(words);
    expect(engine.provider).toBeNull();
    expect(reported.map((fault) => fault?.code)).toEqual(["MODEL_STARTING", "MODEL_PROVIDER"]);
  });

  test("refuses a model that is not one", async () => {
    const { engine } = await openTinyEngine({ prepare: (dir) => replaceFile(dir, "backbone.onnx", Buffer.from("no model")) });
    await expect(engine.ready()).rejects.toMatchObject({ code: "BUNDLE_INVALID", detail: expect.stringContaining("backbone.onnx") });
  });

  test.each([
    ["names", { output: "logits" }, "image [1,3,64,64] -> logits [1,6,4,4]; card.json says image [1,3,64,64] -> features [1,6,4,4]"],
    ["shapes", { side: 32 }, "image [1,3,32,32] -> features [1,6,2,2]; card.json says"],
  ])(
    "refuses a model with other %s than the card's",
    async (_, { side = 64, ...options }: { side?: number; output?: string }, sentence) => {
      const { engine, reported } = await openTinyEngine({ prepare: (dir) => replaceFile(dir, "backbone.onnx", tinyModel(side, options)) });
      await expect(engine.ready()).rejects.toMatchObject({ code: "BUNDLE_INVALID", detail: expect.stringContaining(sentence) });
      await vi.waitFor(() => expect(engineProcesses()).toEqual([]));
      expect(reported).toHaveLength(2);
    },
  );
});

describe("the engine's process", () => {
  test("ends when the engine is closed, at once, and gives up what is under way", async () => {
    const { engine, reported, pid } = await readyEngine();
    const last = engine.run(red);
    const givenUp = expect(last).rejects.toThrow("the engine is closed");
    await engine[Symbol.asyncDispose]();
    await givenUp;
    expect(isAlive(pid())).toBe(false);
    await expect(engine.run(red)).rejects.toThrow("the engine is closed");
    await expect(engine.ready()).rejects.toThrow("the engine is closed");
    expect(reported.at(-1)).toBeUndefined();
  });

  test("ends even when it does not listen", async () => {
    const { engine, pid } = await readyEngine();
    await halt(pid());
    await engine[Symbol.asyncDispose]();
    expect(isAlive(pid())).toBe(false);
  });

  test("leaves nothing in the temporary folder, no telemetry of the runtime either, even when it is closed while it loads", async () => {
    vi.stubEnv("CI", undefined); // with this set the runtime sends nothing anyway
    const folder = emptyFolder();
    vi.stubEnv("TMPDIR", folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    const loaded = await openTinyEngine();
    await loaded.engine.ready();
    const loading = await openTinyEngine();
    await loading.engine[Symbol.asyncDispose]();
    expect(readdirSync(folder).filter((name) => !name.startsWith("tiny-bundle"))).toEqual([]);
  });

  test("leaves ending to the daemon when Ctrl-C or systemd's SIGTERM reach it too", async () => {
    const { engine, pid } = await readyEngine();
    process.kill(pid(), "SIGINT");
    process.kill(pid(), "SIGTERM");
    await expect(engine.run(red)).resolves.toMatchObject({ channels: 6 });
  });

  test("ends by itself, and without a word, when the daemon is killed in the middle of its work", async () => {
    await using bundle = await makeTinyBundle();
    const daemon = spawn(process.execPath, ["test/support/engine-parent.js", bundle.dir], { stdio: ["ignore", "pipe", "pipe"] });
    const complaints = text(daemon.stderr); // until the engine, which has it too, is gone
    const [line] = await once(daemon.stdout, "data");
    const orphan = Number(line);
    expect(isAlive(orphan)).toBe(true);
    daemon.kill("SIGKILL");
    expect(await complaints).toBe("");
    await vi.waitFor(() => expect(isAlive(orphan)).toBe(false), { timeout: 5_000 });
  });

  test.runIf(process.platform === "linux")("inherits neither a listening socket nor systemd's notifications", async () => {
    vi.stubEnv("NOTIFY_SOCKET", "/run/systemd/notify").stubEnv("WATCHDOG_USEC", "5000000");
    onTestFinished(() => void vi.unstubAllEnvs());
    const socketsOf = (pid: number | "self") => openFiles(pid).filter((file) => file.startsWith("socket:"));
    const before = socketsOf("self");
    const server = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const listening = socketsOf("self").filter((socket) => !before.includes(socket));
    const { pid } = await readyEngine();
    const environment = readFileSync(`/proc/${pid()}/environ`, "utf8");
    expect(environment).toContain("PATH=");
    expect(environment).not.toMatch(/NOTIFY_SOCKET|WATCHDOG/);
    expect(listening).not.toEqual([]);
    expect(socketsOf(pid())).not.toEqual(expect.arrayContaining(listening));
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function openFiles(pid: number | "self"): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((fd) => {
    try {
      return [readlinkSync(join(folder, fd))];
    } catch {
      return [];
    }
  });
}

/** The children of this process that run the engine's program. */
function engineProcesses(): number[] {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
  return children.filter((pid) => readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[2] !== "Z");
}
