import type { Picture } from "../../domain/frame.ts";
import { HEIGHT, MAPS, STRIDE, WIDTH } from "../../domain/locate/letterbox.ts";
import { Fault, type ReportFault } from "../../errors.ts";
import type { Log } from "../../log.ts";
import type { Confinement } from "../../process/confined.ts";
import { processors } from "../../process/processors.ts";
import type { Bundle } from "../bundle/bundle.ts";
import { CROP_HEIGHT, CROP_WIDTH } from "../reading/crop.ts";
import type { ReadingFiles } from "../reading/models.ts";
import type { Computing } from "./arithmetic.ts";
import type { EngineJobs, NetworkName, Provider } from "./engine-job.ts";
import { keepEngine } from "./engine-keeper.ts";
import type { ThreadChoice } from "./lanes.ts";
import { type Inference, trackPictures } from "./pictures-under-way.ts";
import { openReadingDesk, type Reading } from "./reading-desk.ts";
import { openSlots } from "./slots.ts";

/** The networks, in a process of their own that may crash or hang and is then replaced. */
export interface Engine extends AsyncDisposable {
  /**
   * Takes a crop cut by the bundle's geometry, even before earlier ones are answered.
   * Rejects with the current fault: at once when there is one, and crops under way when one occurs.
   */
  run(crop: Picture, signal?: AbortSignal): Promise<Inference>;
  /** The locator's maps of a picture that was fitted for it; rejects like `run`. */
  locate(tray: Picture, signal?: AbortSignal): Promise<Inference>;
  /** The print and the codes of a crop of reading/crop.ts; undefined where nothing reads, or when it could not be read in time. */
  read(crop: Picture): Promise<Reading | undefined>;
  /** Resolves when both are loaded; rejects with a permanent fault. */
  ready(signal?: AbortSignal): Promise<void>;
  /** As the runtime names it; null while no model is loaded. */
  readonly provider: string | null;
  /** What computes; undefined while no model is loaded. */
  readonly computing: Computing | undefined;
  /** Threads that compute a lone crop; null while no model is loaded. */
  readonly threads: number | null;
  /** Of the current process. */
  readonly pid: number | undefined;
}

interface Options {
  readonly bundle: Pick<Bundle, "backbone" | "locator" | "card">;
  /** Exactly this one, or a fault: never another in its place. */
  readonly provider: Provider;
  /** As many as there are processors, unless told otherwise. */
  readonly threads?: ThreadChoice;
  readonly timeoutMs: number;
  /** Where it is given the networks have no network connection, and find these files alone. */
  readonly confinement?: Confinement | undefined;
  /** Reads print, with an answer within this time or none; without it nothing is read. */
  readonly reading?: { readonly files: ReadingFiles; readonly provider?: Provider; readonly timeoutMs: number } | undefined;
  /** Called on every change of the engine's fault, first with MODEL_STARTING. */
  readonly report: ReportFault;
  readonly log: Pick<Log, "info" | "warn">;
}

/** Returns at once; the models load in the background. */
export function openEngine(options: Options): Engine {
  const { bundle, provider, threads = { most: processors() }, timeoutMs, confinement, reading, report, log } = options;
  const jobs = jobsOf(bundle, provider);
  const backbone = open("backbone");
  const locator = open("locator");
  const networks = { backbone, locator };
  const readingSlots = openSlots({ cropBytes: READING_BYTES, features: 0 });
  const readingDesk = openReadingDesk({
    slots: readingSlots,
    cropBytes: READING_BYTES,
    timeoutMs: reading?.timeoutMs ?? 0,
    send: (message) => keeper.ask(message),
    log,
  });
  const keeper = keepEngine({
    jobs,
    threads,
    confinement,
    reading: reading && {
      files: reading.files,
      provider: reading.provider ?? "cpu",
      threads: Math.min(READING_THREADS, threads.most),
      budgetMs: reading.timeoutMs,
    },
    slots: [backbone.slots.fd, locator.slots.fd, readingSlots.fd],
    log,
    read: (message) => (message ? readingDesk.heard(message) : readingDesk.lost()),
    answered: (network, slot) => networks[network].pictures.answered(slot),
    report: (fault) => {
      if (fault) abandonAll(fault);
      report(fault);
    },
  });

  function open(network: NetworkName) {
    const { input, output } = jobs[network];
    const { name: _, ...shape } = output;
    const cropBytes = input.width * input.height * 3;
    const slots = openSlots({ cropBytes, features: shape.channels * shape.rows * shape.columns });
    const pictures = trackPictures({
      slots,
      shape,
      timeoutMs,
      request: (slot) => keeper.compute(network, slot),
      hung: () => keeper.fail(new Fault("MODEL_HUNG", `The model did not answer within ${timeoutMs} ms. It is killed and started again.`)),
      overflown: () => keeper.fail(new Fault("MODEL_CRASHED", "The model's answer holds infinities or NaNs. It is started again.")),
    });
    async function run(picture: Picture, signal?: AbortSignal): Promise<Inference> {
      signal?.throwIfAborted();
      if (keeper.trouble) throw keeper.trouble;
      if (picture.rgb.length !== cropBytes)
        throw new RangeError(`the ${network} takes ${input.width} x ${input.height} pixels, not ${picture.width} x ${picture.height}`);
      return await pictures.add(picture, signal);
    }
    return { slots, pictures, run };
  }

  function abandonAll(reason: Error): void {
    for (const { pictures } of [backbone, locator]) pictures.abandonAll(reason);
  }

  return {
    run: backbone.run,
    locate: locator.run,
    read: async (crop) => (reading ? await readingDesk.read(crop) : undefined),
    ready: keeper.ready,
    get provider() {
      return keeper.computing?.provider ?? null;
    },
    get computing() {
      return keeper.computing;
    },
    get threads() {
      return keeper.threads;
    },
    get pid() {
      return keeper.pid;
    },
    async [Symbol.asyncDispose]() {
      abandonAll(new Error("the engine is closed"));
      await keeper[Symbol.asyncDispose]();
      for (const slots of [backbone.slots, locator.slots, readingSlots]) slots[Symbol.dispose]();
    },
  };
}

const READING_BYTES = 3 * CROP_WIDTH * CROP_HEIGHT;

/** More would make its networks, which are small, hardly faster. */
const READING_THREADS = 2;

/** The locator's picture needs no other normalization than to fractions of full brightness. */
const AS_IT_IS = { mean: [0, 0, 0], std: [1, 1, 1] } as const;

export function jobsOf({ backbone, locator, card }: Pick<Bundle, "backbone" | "locator" | "card">, provider: Provider): EngineJobs {
  const { side, mean, std } = card.input;
  const { input, output, channels, rows, columns } = card.backbone;
  return {
    backbone: {
      file: backbone,
      provider,
      input: { name: input, width: side, height: side, mean, std },
      output: { name: output, channels, rows, columns },
    },
    locator: {
      file: locator,
      provider,
      input: { name: card.locator.input, width: WIDTH, height: HEIGHT, ...AS_IT_IS },
      output: { name: card.locator.output, channels: MAPS, rows: HEIGHT / STRIDE, columns: WIDTH / STRIDE },
    },
  };
}
