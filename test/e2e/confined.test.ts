import { execFileSync } from "node:child_process";
import { readlinkSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canConfine } from "../../src/process/confined.ts";
import { startDaemon } from "../support/daemon-process.ts";
import { engineOf } from "../support/engine-of.ts";
import { hostOf } from "../support/host.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const confines = canConfine();
if (!confines) process.stderr.write("left out: These tests need user namespaces, which this system does not allow.\n");

let bundle: TinyBundle;
let folder: string;

beforeAll(async () => {
  bundle = await makeTinyBundle();
  folder = await mkdtemp(join(tmpdir(), "blisterscope-confined-"));
});
afterAll(async () => {
  await bundle[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test.runIf(confines)("the model's process has no network, no rights, and of all data the bundle alone", async () => {
  const tokenFile = join(folder, "token");
  await writeFile(tokenFile, "0123456789abcdef0123456789abcdef\n");
  await writeFile(join(folder, "1.jpg"), await jpeg(tinyTray("red-100")));
  await using daemon = await startDaemon({
    server: { port: 0, tokenFile },
    vision: { bundle: bundle.dir },
    camera: { path: join(folder, "1.jpg"), framesPerSecond: 20 },
  });
  await expect.poll(hostOf(daemon.url).isReady, { timeout: 60_000 }).toBe(true);
  const engine = engineOf(daemon);
  expect(readlinkSync(`/proc/${engine}/ns/net`)).not.toBe(readlinkSync(`/proc/${daemon.process.pid}/ns/net`));
  const inside = (...command: string[]) =>
    execFileSync("nsenter", ["--target", `${engine}`, "--user", "--net", "--mount", "--preserve-credentials", ...command], {
      encoding: "utf8",
    }).trim();
  expect(inside("cat", "/proc/net/dev").split("\n").slice(2)).toEqual([expect.stringMatching(/^ *lo:/)]);
  const within = (path: string) => inside("sh", "-c", `ls -A ${path} 2>&1 || true`);
  expect(within(daemon.dataDir)).toMatch(/No such file/);
  expect(within(tokenFile)).toMatch(/No such file/);
  expect(within(bundle.dir)).toContain("backbone.onnx");
  expect(within(tmpdir()).split("\n")).toEqual([basename(bundle.dir)]);
  for (const place of ["/home", "/root", "/srv", "/var"]) expect(within(place)).toBe("");
  expect(inside("cat", `/proc/${engine}/status`)).toMatch(/^CapEff:\s+0+$[\s\S]*^CapBnd:\s+0+$[\s\S]*^NoNewPrivs:\s+1$/m);
});
