import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { MILESTONES } from "../../device/milestones.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Provider } from "../../vision/engine/engine-job.ts";
import { type Figure, figure, type Quantity } from "./figure.ts";

const PROGRAM = fileURLToPath(new URL("../../../dist/main.js", import.meta.url));

interface Parts {
  readonly bundle: Pick<Bundle, "dir">;
  readonly provider: Provider;
  readonly recording: string;
}

/**
 * From the command to a daemon that may show green, and what was reached when on the way. The daemon is started twice, the first time so
 * that its files are in memory and the number of threads is known.
 */
export async function measureStart({ bundle, provider, recording }: Parts): Promise<Figure> {
  const dir = await mkdtemp(join(tmpdir(), "blisterscope-start-"));
  try {
    const config = join(dir, "config.json");
    await writeFile(
      config,
      JSON.stringify({
        server: { port: 0 },
        camera: { path: resolve(recording) },
        vision: { bundle: bundle.dir, provider },
        dataDir: join(dir, "data"),
      }),
    );
    await started(config);
    const steps = await started(config);
    return figure({
      what: "From the command to ready, the self-test passed",
      value: steps.find(({ what }) => what === "self-test passed")?.value ?? Number.NaN,
      unit: "ms",
      target: { at: "most", value: 4_000 },
      from: steps,
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Starts the daemon, ends it once it has looked at a picture, and returns when each milestone was reached. */
async function started(config: string): Promise<readonly Quantity[]> {
  const startedMs = Date.now();
  const daemon = spawn(process.execPath, [PROGRAM, "run", "--config", config], { stdio: ["ignore", "pipe", "inherit"] });
  const steps: Quantity[] = [];
  for await (const line of createInterface(daemon.stdout)) {
    const { milestone, time } = line.startsWith("{") ? JSON.parse(line) : {};
    if (milestone) steps.push({ what: milestone, value: time - startedMs, unit: "ms" });
    if (steps.length === MILESTONES.length) daemon.kill();
  }
  if (daemon.exitCode === null && daemon.signalCode === null) await once(daemon, "exit");
  if (steps.length < MILESTONES.length) throw new Error(`the daemon ended before it looked at a picture (exit code ${daemon.exitCode})`);
  return steps;
}
