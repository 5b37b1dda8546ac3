import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Option } from "@commander-js/extra-typings";
import { z } from "zod";
import { possibleDevices } from "../camera/devices.ts";
import { Config, loadConfig } from "../config.ts";
import { bundleInUse } from "../enrolment/versions/in-use.ts";
import { Fault, UsageError } from "../errors.ts";
import { writeDurably } from "../files/durable-file.ts";
import { toldRun } from "../server/self-tests.ts";
import { textOf } from "../text.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import { checkLatency } from "../vision/engine/checks.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { networksFor } from "../vision/tensorrt/networks.ts";
import { openPerson, type Person } from "./ask.ts";
import { makeEngines } from "./bundle-engine.ts";
import { command, wholeNumber } from "./command.ts";
import { commissionCamera } from "./commission-camera.ts";
import { openNetwork } from "./network.ts";
import { runInWords, testHere } from "./self-test.ts";

const HELP = `
Asks step by step: which camera, whether the picture shows the tray, an empty tray, a pack, and measures light, focus and speed. On TensorRT it
makes the engines. Then the configuration is written, and the self-test run. It can be repeated whenever something was changed; the answers
so far are offered again. Stop the daemon first: it holds the camera. With --yes nothing is asked: the tray must then show by itself what each
step waits for.`;

export const commission = command("commission", "Set a cabinet up: camera, empty tray, light and focus, speed, engines, self-test.")
  .requiredOption("--config <file>", "the configuration, which is written; it may be missing at first")
  .option("--camera <device>", "csi, uvc, uvc:/dev/videoN, rpicam, test, folder:/PATH or recording:PATH; docs/camera.md describes them")
  .addOption(new Option("--provider <name>", "what the networks run on").choices(["cpu", "cuda", "tensorrt"]))
  .option("--pictures <folder>", "where pictures are kept (default: beside the configuration)")
  .option("--wait <seconds>", "how long each step waits for what it needs", wholeNumber(1, 3_600), 60)
  .option("--yes", "take every answer that is offered")
  .addHelpText("after", HELP)
  .action(async ({ config: file, camera, provider, pictures, wait, yes }) => {
    using person = openPerson({ answers: !yes && process.stdin.isTTY });
    const raw = await readRaw(file);
    const folder = resolve(pictures ?? dirname(file));
    await mkdir(folder, { recursive: true });
    const chosen = withChanges(raw, {
      camera: await chooseCamera(person, raw, camera),
      vision: provider === undefined ? {} : { provider },
    });
    const { emptyTray, latencyBudgetMs, unsuitable } = await measure(await asConfig(chosen, file), { person, folder, seconds: wait });
    write(file, withChanges(chosen, { camera: { emptyTray }, selfTest: { latencyBudgetMs } }));
    console.log(`Written: ${resolve(file)}`);

    const run = toldRun(await testHere(loadConfig(file)));
    console.log(runInWords(run));
    if (unsuitable.length > 0)
      console.error(`Not ready yet: ${unsuitable.map(({ what }) => what).join(", ")}. Change what is marked, and do this again.`);
    if (run.pass !== true || unsuitable.length > 0) process.exitCode = 1;
    else console.log("Commissioned. Start the daemon: systemctl restart blisterscope");
  });

interface Surroundings {
  readonly person: Person;
  readonly folder: string;
  readonly seconds: number;
}

async function measure(config: Config, { person, folder, seconds }: Surroundings) {
  await refuseOtherUser(config);
  const bundle = await bundleInUse(config);
  await using engine = await load(config, bundle);
  const seen = await commissionCamera({ ...config, bundle, engine, person, folder, seconds });
  return { ...seen, latencyBudgetMs: await chooseBudget(person, config, engine, bundle) };
}

/** What this would be as the file's content: paths are relative to its folder. */
async function asConfig(raw: Raw, file: string): Promise<Config> {
  const draft = `${resolve(file)}.draft`;
  try {
    write(draft, raw);
    return loadConfig(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

type Raw = Readonly<Record<string, unknown>>;

async function readRaw(file: string): Promise<Raw> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return {};
  loadConfig(file); // refuses what is invalid, with words
  return JSON.parse(textOf(bytes));
}

/** Key by key, two levels deep, as a configuration is. */
function withChanges(raw: Raw, changes: Readonly<Record<string, Raw>>): Raw {
  const merged = Object.entries(changes).filter(([, change]) => Object.keys(change).length > 0);
  return { ...raw, ...Object.fromEntries(merged.map(([key, change]) => [key, { ...(raw[key] as Raw | undefined), ...change }])) };
}

/** Throws Fault CONFIG_INVALID, and then nothing is written. */
function write(file: string, raw: Raw): void {
  const { error } = Config.safeParse(raw);
  if (error) throw new Fault("CONFIG_INVALID", `What was chosen does not do: ${z.prettifyError(error)}`);
  writeDurably(resolve(file), `${JSON.stringify(raw, null, 2)}\n`);
}

/** What another user wrote into the data folder the daemon could not open. */
async function refuseOtherUser({ dataDir }: Config): Promise<void> {
  const owner = await stat(dataDir).then(
    ({ uid }) => uid,
    () => undefined,
  );
  if (owner !== undefined && owner !== process.getuid?.())
    throw new UsageError(`${dataDir} belongs to another user. Run this as the daemon's: sudo -u blisterscope blisterscope commission ...`);
}

async function chooseCamera(person: Person, raw: Raw, asked: string | undefined): Promise<Raw> {
  const { camera } = Config.parse(raw);
  const now = camera.source === "recording" ? `recording:${camera.path}` : (camera.device ?? "csi");
  const device = asked ?? (await person.ask(`Which camera? Perhaps here: ${possibleDevices().join(", ")}`, now));
  if (device.startsWith("recording:")) return { source: "recording", path: resolve(device.slice("recording:".length)) };
  return { source: "libcamera", device };
}

async function load(config: Config, bundle: Bundle): Promise<Engine> {
  const { provider, installDir } = config.vision;
  if (provider === "tensorrt") await makeEngines(config, bundle);
  const networks = await networksFor({ bundle, reading: undefined, provider, installDir });
  return await openNetwork({ ...networks, card: bundle.card }, provider);
}

/** Milliseconds: the configured budget where the networks keep it, else what they need with a half more, if that is accepted. */
async function chooseBudget(person: Person, { selfTest }: Config, engine: Engine, { geometry }: Bundle): Promise<number> {
  const { latencyBudgetMs } = selfTest;
  const [check] = await checkLatency(engine, geometry.side, latencyBudgetMs);
  const ms = Math.ceil(check?.value ?? 0);
  console.log(`A picture takes the network ${ms} ms; the budget is ${latencyBudgetMs} ms.`);
  if (ms <= latencyBudgetMs) return latencyBudgetMs;
  return Number(await person.ask("The device would count as slow. Which budget, in ms?", `${latencyBudgetMs}`)) || latencyBudgetMs;
}
