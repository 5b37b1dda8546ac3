import { mkdir, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { possibleDevices } from "../../camera/devices.ts";
import { Config, loadConfig } from "../../config.ts";
import type { Commissioned } from "../../domain/commissioning.ts";
import { bundleInUse } from "../../enrolment/versions/in-use.ts";
import { UsageError } from "../../errors.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import { checkLatency } from "../../vision/engine/checks.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Provider } from "../../vision/engine/engine-job.ts";
import { networksFor } from "../../vision/tensorrt/networks.ts";
import { makeEngines } from "../bundle-engine.ts";
import { openNetwork } from "../network.ts";
import { testHere } from "../self-test.ts";
import { commissionCamera } from "./camera.ts";
import { asConfig, type Raw, readRaw, withChanges, writeRaw } from "./draft.ts";
import type { Guide } from "./guide.ts";

export interface Wishes {
  /** The configuration, which is written. */
  readonly file: string;
  /** Instead of being asked for, as in the question. */
  readonly camera?: string | undefined;
  readonly provider?: Provider | undefined;
  /** The pictures go here. */
  readonly folder: string;
  /** How long each step waits for what it needs. */
  readonly seconds: number;
}

/**
 * The steps of setting a cabinet up, one after the other, whoever leads a person through them. Writes the configuration and runs the
 * self-test with it. Throws a Fault or a UsageError, and then nothing was written.
 */
export async function setUp({ file, camera, provider, folder, seconds }: Wishes, guide: Guide): Promise<Commissioned> {
  const raw = await readRaw(file);
  await mkdir(folder, { recursive: true });
  const chosen = withChanges(raw, {
    camera: await chooseCamera(guide, raw, camera),
    vision: provider === undefined ? {} : { provider },
  });
  const { emptyTray, latencyBudgetMs, unsuitable } = await measure(await asConfig(chosen, file), { guide, folder, seconds });
  writeRaw(file, withChanges(chosen, { camera: { emptyTray }, selfTest: { latencyBudgetMs } }));
  guide.tell({ told: "written", file: resolve(file) });

  guide.tell({ told: "working", step: "self-test" });
  return { report: await testHere(loadConfig(file)), unsuitable };
}

async function measure(config: Config, { guide, ...where }: { readonly guide: Guide } & Pick<Wishes, "folder" | "seconds">) {
  await refuseOtherUser(config);
  guide.tell({ told: "working", step: "engine" });
  const bundle = await bundleInUse(config);
  await using engine = await load(config, bundle, guide);
  const seen = await commissionCamera({ ...config, ...where, bundle, engine, guide });
  return { ...seen, latencyBudgetMs: await chooseBudget(guide, config, engine, bundle) };
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

const RECORDING = "recording:";

async function chooseCamera(guide: Guide, raw: Raw, asked: string | undefined): Promise<Raw> {
  const { camera } = Config.parse(raw);
  const now = camera.source === "recording" ? `${RECORDING}${camera.path}` : (camera.device ?? "csi");
  const others = possibleDevices().filter((name) => name !== now);
  const device = asked ?? (await guide.ask({ step: "camera", choices: [now, ...others] }));
  if (device.startsWith(RECORDING)) return { source: "recording", path: resolve(device.slice(RECORDING.length)) };
  return { source: "libcamera", device };
}

async function load(config: Config, bundle: Bundle, guide: Guide): Promise<Engine> {
  const { provider, installDir } = config.vision;
  if (provider === "tensorrt")
    await makeEngines(config, bundle, { told: (progress) => guide.tell({ told: "working", step: "engine", progress }) });
  const networks = await networksFor({ bundle, reading: undefined, provider, installDir });
  return await openNetwork({ ...networks, card: bundle.card }, provider);
}

/** Milliseconds: the configured budget where the networks keep it, else what the person says. */
async function chooseBudget(guide: Guide, { selfTest }: Config, engine: Engine, { geometry }: Bundle): Promise<number> {
  guide.tell({ told: "working", step: "speed" });
  const { latencyBudgetMs: budgetMs } = selfTest;
  const [check] = await checkLatency(engine, geometry.side, budgetMs);
  const takesMs = Math.ceil(check?.value ?? 0);
  guide.tell({ told: "speed", takesMs, budgetMs });
  return takesMs <= budgetMs ? budgetMs : Number(await guide.ask({ step: "speed", takesMs, budgetMs }));
}
