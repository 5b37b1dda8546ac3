import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Picture } from "../../domain/frame.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import { jobsOf } from "../../vision/engine/engine.ts";
import type { Provider } from "../../vision/engine/engine-job.ts";
import type { Threads } from "../../vision/engine/lanes.ts";
import type { FromBare, ToBare } from "./bare-messages.ts";

/** Compiled, even when this file is run from source. */
const PROGRAM = fileURLToPath(new URL("../../../dist/lab/benchmark/bare-process.js", import.meta.url));

/** The bundle's network in a process of its own, with no daemon around it. */
export interface BareNetwork extends AsyncDisposable {
  /** The version of ONNX Runtime. */
  readonly runtime: string;
  /** Whether some of its threads run on cores that were not meant for this process. */
  readonly strays: boolean;
  /** Runs the session on the one crop this many times, back to back. Returns milliseconds per run. */
  run(times: number): Promise<readonly number[]>;
}

export interface BareOptions {
  readonly bundle: Pick<Bundle, "backbone" | "locator" | "card">;
  readonly provider: Provider;
  /** Undefined leaves the runtime its defaults. */
  readonly threads: Threads | undefined;
  readonly crop: Picture;
}

export async function openBareNetwork({ bundle, provider, threads, crop }: BareOptions): Promise<BareNetwork> {
  const child = fork(PROGRAM, { execArgv: [], serialization: "advanced", stdio: ["ignore", 2, 2, "ipc"] });
  const gone = new AbortController();
  child.once("exit", () => gone.abort(new Error("the bare network's process is gone")));

  async function ask<Say extends FromBare["say"]>(message: ToBare, answer: Say): Promise<Extract<FromBare, { say: Say }>> {
    child.send(message);
    const [heard]: FromBare[] = await once(child, "message", gone);
    if (heard?.say === answer) return heard as Extract<FromBare, { say: Say }>;
    throw new Error(`the bare network could not be measured: ${heard?.say === "failed" ? heard.detail : heard?.say}`);
  }

  const { runtime, strays } = await ask({ say: "load", job: jobsOf(bundle, provider).backbone, threads, rgb: crop.rgb }, "ready");
  return {
    runtime,
    strays,
    run: async (times) => (await ask({ say: "run", times }, "ran")).runsMs,
    async [Symbol.asyncDispose]() {
      if (gone.signal.aborted) return;
      child.disconnect();
      await once(child, "exit");
    },
  };
}
