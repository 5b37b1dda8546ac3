import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { loadConfig } from "../../src/config.ts";
import { readBundle } from "../../src/enrolment/updates/used-bundle.ts";
import { openBundle } from "../../src/vision/bundle/bundle.ts";
import { keyPairIn, signedArchive } from "../support/signed-archive.ts";
import { changeCard, makeTinyBundle } from "../support/tiny-bundle.ts";

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** How to install an archive under a configuration: Node's words. */
type Installer = (archive: string, config: string) => readonly string[];

export const COMMAND: Installer = (archive, config) => [fileOf("../../dist/main.js"), "bundle", "update", archive, "--config", config];
/** Without the networks, which take most of the command's time. */
export const UNASKED: Installer = (archive, config) => [fileOf("../support/update-maker.js"), archive, config];

export interface UpdateKillReport {
  readonly kills: number;
  /** Updates that had ended before they were to be killed. */
  readonly ended: number;
  /** After a kill: the old bundle was whole and in use, the new one was, or neither. */
  readonly old: number;
  readonly new: number;
  readonly neither: number;
}

/**
 * Kills what installs one signed bundle after the other, each at a random moment: one half of them at any, the other half after the
 * new bundle was proven, while it takes the place of the old one. `told` is called after each.
 */
export async function killUpdates(
  folder: string,
  kills: number,
  install: Installer,
  told: () => void = () => {},
): Promise<UpdateKillReport> {
  const { config, archives } = await cabinetIn(folder);
  const { vision } = loadConfig(config);
  const report = { kills: 0, ended: 0, old: 0, new: 0, neither: 0 };
  const { tookMs, lastMs } = await installed(install(archives[0].file, config));
  let inUse = (await readBundle(vision)).hash;
  while (report.kills < kills) {
    const { file, hash } = archives.find((one) => one.hash !== inUse) ?? archives[0];
    const child = spawn(process.execPath, install(file, config), { stdio: ["ignore", "pipe", "ignore"] });
    const exited = once(child, "exit");
    const moment =
      (report.kills + report.ended) % 2 === 0
        ? sleep(Math.random() * tookMs)
        : once(child.stdout, "data").then(() => sleep(Math.random() * lastMs));
    const ended = await Promise.race([exited, moment.then(() => undefined)]);
    child.kill("SIGKILL");
    await exited;
    if (ended) report.ended += 1;
    else report.kills += 1;
    const now = await readBundle(vision).then(
      (bundle) => bundle.hash,
      () => undefined,
    );
    if (now === hash) report.new += 1;
    else if (now === inUse) report.old += 1;
    else report.neither += 1;
    inUse = now ?? inUse;
    told();
  }
  return report;
}

/** Milliseconds in all, and of these after the bundle was proven, which the command says. Throws an Error unless the update is installed. */
async function installed(words: readonly string[]): Promise<{ tookMs: number; lastMs: number }> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), exited]);
  const provenMs = performance.now();
  const [status] = await exited;
  if (status !== 0) throw new Error(`the update ended with ${status}`);
  return { tookMs: performance.now() - startedMs, lastMs: performance.now() - provenMs };
}

/** A configuration with a tiny signed bundle, and the archives of two more. */
export async function cabinetIn(folder: string) {
  await using tiny = await makeTinyBundle();
  const keys = await keyPairIn(folder);
  const archives: { file: string; hash: string }[] = [];
  for (const version of ["2.0.0", "3.0.0"]) {
    await changeCard(tiny.dir, (card) => ({ ...card, version }));
    const file = await signedArchive(tiny.dir, keys, join(folder, `${version}.tar.gz`));
    archives.push({ file, hash: (await openBundle(tiny.dir, keys.publicKey)).hash });
  }
  await changeCard(tiny.dir, (card) => ({ ...card, version: "1.0.0" }));
  await signedArchive(tiny.dir, keys, join(folder, "1.0.0.tar.gz"));
  const bundle = join(folder, "bundle");
  await cp(tiny.dir, bundle, { recursive: true });
  await mkdir(join(folder, "data"));
  const config = join(folder, "config.json");
  const vision = { bundle, publicKeyFile: keys.publicKey, installDir: join(folder, "installed") };
  await writeFile(config, JSON.stringify({ vision, dataDir: join(folder, "data"), reading: { enabled: false } }));
  return { config, keys, archives: archives as [(typeof archives)[0], (typeof archives)[0]] };
}
