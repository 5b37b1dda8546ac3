import { spawnSync } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { readBundle } from "../../src/enrolment/updates/used-bundle.ts";
import { cabinetIn, UNASKED } from "../faults/update-kills.ts";
import { startDaemon } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { signedArchive } from "../support/signed-archive.ts";
import { changeCard } from "../support/tiny-bundle.ts";

test("an update that fails the daemon's self-test is taken back by itself, and the bundle before proves itself", {
  timeout: 240_000,
}, async () => {
  const folder = emptyFolder();
  const { config, keys } = await cabinetIn(folder);
  const { vision, reading } = loadConfig(config);
  const before = await readBundle(vision);
  const worse = join(folder, "worse");
  await cp(vision.bundle, worse, { recursive: true });
  await changeCard(worse, (card) => ({
    ...card,
    version: "9.0.0",
    golden: card.golden.map((golden) => (golden.item === "red-100" ? { ...golden, item: "blue-100" } : golden)),
  }));
  const archive = await signedArchive(worse, keys, join(folder, "worse.tar.gz"));
  expect(spawnSync(process.execPath, UNASKED(archive, config), { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  expect((await readBundle(vision)).card.version).toBe("9.0.0");

  await using daemon = await startDaemon({ vision, reading });
  const provenWith = async () => {
    const answer = await fetch(`${daemon.url}/v1/self-tests/latest`).catch(() => undefined);
    const run = answer?.ok ? await answer.json() : undefined;
    return run?.pass === true ? run.bundle : undefined;
  };
  await expect.poll(provenWith, { timeout: 180_000, interval: 500 }).toBe(before.hash);
  expect((await readBundle(vision)).hash).toBe(before.hash);
});
