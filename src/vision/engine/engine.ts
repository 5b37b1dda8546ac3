import type { Picture } from "../../domain/frame.ts";
import { Fault, type ReportFault } from "../../errors.ts";
import type { Log } from "../../log.ts";
import type { Bundle } from "../bundle/bundle.ts";
import { type Inference, trackCrops } from "./crops-under-way.ts";
import { keepEngine } from "./engine-keeper.ts";
import type { EngineJob, Provider } from "./engine-messages.ts";
import { openSlots } from "./slots.ts";

/** The network, in a process of its own that may crash or hang and is then replaced. */
export interface Engine extends AsyncDisposable {
  /**
   * Takes a crop cut by the bundle's geometry, even before earlier ones are answered.
   * Rejects with the current fault: at once when there is one, and crops under way when one occurs.
   */
  run(crop: Picture, signal?: AbortSignal): Promise<Inference>;
  /** Resolves when the model is loaded; rejects with a permanent fault. */
  ready(signal?: AbortSignal): Promise<void>;
  /** As the runtime names it; null while no model is loaded. */
  readonly provider: string | null;
  /** Of the current process. */
  readonly pid: number | undefined;
}

interface Options {
  readonly bundle: Pick<Bundle, "backbone" | "card">;
  /** Exactly this one, or a fault: never another in its place. */
  readonly provider: Provider;
  readonly timeoutMs: number;
  /** Called on every change of the engine's fault, first with MODEL_STARTING. */
  readonly report: ReportFault;
  readonly log: Pick<Log, "info" | "warn">;
}

/** Returns at once; the model loads in the background. */
export function openEngine({ bundle, provider, timeoutMs, report, log }: Options): Engine {
  const job = jobOf(bundle, provider);
  const { input, output } = job;
  const cropBytes = input.side * input.side * 3;
  const slots = openSlots({ cropBytes, features: output.channels * output.rows * output.columns });
  const crops = trackCrops({
    slots,
    shape: { channels: output.channels, rows: output.rows, columns: output.columns },
    timeoutMs,
    request: (slot) => keeper.send({ say: "run", slot }),
    hung: () => keeper.fail(new Fault("MODEL_HUNG", `The model did not answer within ${timeoutMs} ms. It is killed and started again.`)),
    overflown: () => keeper.fail(new Fault("MODEL_CRASHED", "The model's answer holds infinities or NaNs. It is started again.")),
  });
  const keeper = keepEngine({
    job,
    slotsFd: slots.fd,
    log,
    ran: crops.answered,
    report: (fault) => {
      if (fault) crops.abandonAll(fault);
      report(fault);
    },
  });

  return {
    async run(crop, signal) {
      signal?.throwIfAborted();
      if (keeper.trouble) throw keeper.trouble;
      if (crop.rgb.length !== cropBytes)
        throw new RangeError(`a crop has ${input.side} x ${input.side} pixels, not ${crop.width} x ${crop.height}`);
      return await crops.add(crop, signal);
    },
    ready: keeper.ready,
    get provider() {
      return keeper.provider;
    },
    get pid() {
      return keeper.pid;
    },
    async [Symbol.asyncDispose]() {
      crops.abandonAll(new Error("the engine is closed"));
      await keeper[Symbol.asyncDispose]();
      slots[Symbol.dispose]();
    },
  };
}

export function jobOf({ backbone, card }: Pick<Bundle, "backbone" | "card">, provider: Provider): EngineJob {
  const { side, mean, std } = card.input;
  const { input, output, channels, rows, columns } = card.backbone;
  return {
    file: backbone,
    provider,
    input: { name: input, side, mean, std },
    output: { name: output, channels, rows, columns },
  };
}
