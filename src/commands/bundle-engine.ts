import { type Config, loadConfig } from "../config.ts";
import { bundleInUse } from "../enrolment/versions/in-use.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import { readingFiles } from "../vision/reading/models.ts";
import { buildEngines, type Progress } from "../vision/tensorrt/build-engines.ts";
import { keyOf } from "../vision/tensorrt/engine-set.ts";
import { graphsOf } from "../vision/tensorrt/graphs.ts";
import { builtBefore, installEngines } from "../vision/tensorrt/install.ts";
import { modelsIn } from "../vision/tensorrt/installed.ts";
import { type Machine, readMachine } from "../vision/tensorrt/machine.ts";
import { engineNetworks, enginesIn } from "../vision/tensorrt/networks.ts";
import { proveEngines } from "../vision/tensorrt/prove-engines.ts";
import { TRTEXEC } from "../vision/tensorrt/trtexec.ts";
import { command } from "./command.ts";
import { openNetwork } from "./network.ts";

const HELP = `
For "vision": { "provider": "tensorrt" } on a Jetson. TensorRT needs minutes for it, and its engines work on this kind of module, with this
TensorRT and this version of Linux for Tegra alone: make them again after an update of JetPack. They are installed only once they have given
the bundle's known answers, and answer as its networks do on the CPU. The engines before are kept. Run it as the daemon's user.`;

export const engine = command("bundle engine", "Make TensorRT's engines of the bundle in use, on the Jetson that will run them.")
  .requiredOption("--config <file>", "the daemon's configuration")
  .option("--trtexec <file>", "TensorRT's program, a part of JetPack", TRTEXEC)
  .addHelpText("after", HELP)
  .action(async ({ config: file, trtexec }) => {
    const config = loadConfig(file);
    console.log(
      `In use: ${await makeEngines(config, await bundleInUse(config), { trtexec })}\nUse them with: systemctl restart blisterscope`,
    );
  });

interface Given {
  readonly trtexec?: string;
  readonly machine?: Machine;
  /** Told how far it is, in English. */
  readonly told?: (line: string) => void;
}

/** Returns the folder of the engines; at once when they are there already. Throws a Fault, and then nothing is installed. */
export async function makeEngines(
  config: Config,
  bundle: Bundle,
  { trtexec = TRTEXEC, machine = readMachine(), told = console.log }: Given = {},
): Promise<string> {
  const reading = await readingFiles(config.reading);
  const graphs = graphsOf(bundle, reading);
  const key = await keyOf(graphs, machine);
  const engines = enginesIn(config.vision.installDir);
  const before = await builtBefore(engines);
  return await installEngines(engines, key, async (dir) => {
    const set = await buildEngines(dir, { graphs, key, trtexec, before, told: (progress) => told(inWords(progress)) });
    const networks = engineNetworks(reading, modelsIn(dir, set));
    await using onTensorRt = await openNetwork({ ...networks, card: bundle.card }, "tensorrt");
    await using onCpu = await openNetwork(bundle, "cpu");
    const cosine = await proveEngines(bundle, onTensorRt, onCpu);
    told(`Proven on ${bundle.card.golden.length} known pictures: the least cosine to the CPU's embeddings is ${cosine.toFixed(6)}`);
  });
}

function inWords({ at, of, graph, elapsed, left }: Progress): string {
  const rest = left === undefined ? "minutes are normal" : `about ${minutes(left)} left in all`;
  return `${at} of ${of}: ${graph}, ${minutes(elapsed)} so far, ${rest}`;
}

function minutes(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
