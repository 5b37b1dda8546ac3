/**
 * A thread of the engine's process: reads the print and the codes of one pack at a time, on what the networks leave of the
 * processors. What fails here is told and forgotten: frames go their way without it.
 */
import { readFileSync, readSync } from "node:fs";
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { SHARED_FD } from "../../process/child.ts";
import { openCodeReader } from "../reading/read-codes.ts";
import { readLines, type TextNetworks } from "../reading/read-lines.ts";
import type { Network } from "../reading/tensor.ts";
import { openNetwork } from "./onnx.ts";
import type { FromReader, ReadingJob, ToReader } from "./reading-messages.ts";

/** Behind the slots of both networks. */
const CROP_FD = SHARED_FD + 2;

/** Behind the networks, which have 10: on Linux a thread has its own, and those that the runtime starts for it inherit it. */
const NICE = 15;

const { files, provider, threads, budgetMs }: ReadingJob = workerData;

/** Since the last crop came, inside the runtime. */
let runMs = 0;

setPriority(NICE);
let work: Promise<unknown> = Promise.all([openNetworks(), openCodeReader()])
  .then(([networks, readCodes]) => {
    parentPort?.on("message", (message: ToReader) => {
      work = work.then(() => read(message, networks, readCodes)).catch(giveUp);
    });
    tell({ say: "reads" });
  })
  .catch(giveUp);

async function openNetworks(): Promise<TextNetworks> {
  const { detector, direction, recognizer, characters } = files;
  return {
    detect: timed(await openNetwork(detector, provider, threads)),
    direction: timed(await openNetwork(direction, provider, threads)),
    recognize: timed(await openNetwork(recognizer, provider, threads)),
    characters: readFileSync(characters, "utf8").split(/\r?\n/),
  };
}

function timed(network: Network): Network {
  return async (input) => {
    const startedMs = performance.now();
    const answer = await network(input);
    runMs += performance.now() - startedMs;
    return answer;
  };
}

async function read({ id, width, height }: ToReader, networks: TextNetworks, readCodes: Awaited<ReturnType<typeof openCodeReader>>) {
  const startedMs = performance.now();
  runMs = 0;
  const rgb = new Uint8Array(3 * width * height);
  readSync(CROP_FD, rgb, 0, rgb.length, 0);
  const crop = { width, height, rgb };
  const codes = await readCodes(crop);
  const lines = await readLines(crop, networks, budgetMs);
  tell({ say: "text", id, text: { lines, codes }, tookMs: performance.now() - startedMs, runMs });
}

function giveUp(error: unknown): void {
  tell({ say: "unread", detail: error instanceof Error ? error.message : String(error) });
}

function tell(message: FromReader): void {
  parentPort?.postMessage(message);
}
