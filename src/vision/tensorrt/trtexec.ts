import { spawn } from "node:child_process";
import { once } from "node:events";
import { Fault } from "../../errors.ts";
import type { Shapes } from "./graphs.ts";

/** Where JetPack puts it. */
export const TRTEXEC = "/usr/src/tensorrt/bin/trtexec";

/** Scratch memory of one layer, MiB: it is shared with everything else on a Jetson. */
const WORKSPACE_MIB = 1_024;

export interface TrtexecJob {
  readonly trtexec: string;
  /** The ONNX model; and the engine that is made of it. */
  readonly onnx: string;
  readonly engine: string;
  /** Of its one input, where that is not of a fixed size. */
  readonly input: string;
  readonly shapes?: Shapes | undefined;
}

/** Always the same: an engine must not depend on who builds it. Numbers go in and come out as float32, whatever is between. */
export function flagsOf({ onnx, engine, input, shapes }: Omit<TrtexecJob, "trtexec">): readonly string[] {
  const shape = (flag: string, sizes: readonly number[]) => `--${flag}=${input}:${sizes.join("x")}`;
  return [
    `--onnx=${onnx}`,
    `--saveEngine=${engine}`,
    "--fp16",
    `--memPoolSize=workspace:${WORKSPACE_MIB}`,
    "--inputIOFormats=fp32:chw",
    "--outputIOFormats=fp32:chw",
    "--skipInference",
    ...(shapes ? [shape("minShapes", shapes.least), shape("optShapes", shapes.usual), shape("maxShapes", shapes.most)] : []),
  ];
}

/** Enough for the reason that it ends with. */
const LAST_WORDS = 1_500;

/** Builds the engine; minutes are normal. Throws Fault MODEL_PROVIDER with the program's last words. */
export async function runTrtexec(job: TrtexecJob, signal?: AbortSignal): Promise<void> {
  const child = spawn(job.trtexec, flagsOf(job), { stdio: ["ignore", "pipe", "pipe"], ...(signal && { signal }) });
  let said = "";
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-LAST_WORDS);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const [status, by] = await once(child, "close").catch((error) => {
    throw new Fault("MODEL_PROVIDER", `${job.trtexec} cannot be run (${error.message}). It is a part of JetPack: install nvidia-jetpack.`);
  });
  if (status === 0) return;
  const how = by ? `was ended by ${by}, which the kernel does when memory is short` : `ended with ${status}`;
  throw new Fault("MODEL_PROVIDER", `trtexec ${how} on ${job.onnx}. It said:\n${said.trim()}`);
}
