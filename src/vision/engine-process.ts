/**
 * The engine's own process: loads the model, then turns crops into features until the daemon goes away. It blocks while
 * it computes, and everything it does is in order, so that it needs no state but its model.
 */
import { Fault } from "../errors.ts";
import type { EngineJob, FromEngine, ToEngine } from "./engine-messages.ts";
import { openModel } from "./onnx.ts";
import { normalizer } from "./preprocess.ts";
import { slotsIn } from "./slots.ts";

/** Its place in the stdio list of engine-child.ts. */
const SLOTS_FD = 4;

process.title = "blisterscope-engine";
// Ctrl-C and systemd's SIGTERM reach the whole group: the daemon decides when this process ends.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

let answerOne: ((slot: number) => Promise<void>) | undefined;
let work = Promise.resolve();
process.on("message", (message: ToEngine) => {
  work = work.then(() => obey(message)).catch(end);
});
process.once("disconnect", () => void work.finally(() => process.exit()));

async function obey(message: ToEngine): Promise<void> {
  if (message.say === "load") answerOne = await load(message.job);
  else await answerOne?.(message.slot);
}

async function load(job: EngineJob): Promise<(slot: number) => Promise<void>> {
  const { input, output } = job;
  const rgb = new Uint8Array(input.side * input.side * 3);
  const slots = slotsIn(SLOTS_FD, { cropBytes: rgb.length, features: output.channels * output.rows * output.columns });
  const normalize = normalizer(input);
  const model = await openModel(job);
  tell({ say: "ready", provider: model.provider });
  return async (slot) => {
    slots.readCrop(slot, rgb);
    normalize(rgb, model.image);
    const startedMs = performance.now();
    const features = await model.run();
    const runMs = performance.now() - startedMs;
    refuseNonsense(features);
    slots.writeFeatures(slot, features);
    tell({ say: "ran", slot, runMs });
  };
}

/** Half precision overflows into infinities without an error. */
function refuseNonsense(features: Float32Array): void {
  let sum = 0;
  for (let at = 0; at < features.length; at++) sum += features[at] ?? 0;
  if (!Number.isFinite(sum)) throw new Error("the model's answer holds infinities or no numbers at all");
}

function end(error: unknown): void {
  const words: FromEngine =
    error instanceof Fault
      ? { say: "refused", code: error.code, detail: error.detail }
      : { say: "failed", detail: error instanceof Error ? error.message : String(error) };
  tell(words, () => process.exit(1));
}

function tell(message: FromEngine, told?: () => void): void {
  process.send?.(message, undefined, undefined, () => told?.());
}
