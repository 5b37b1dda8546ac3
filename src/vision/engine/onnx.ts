/**
 * The only importer of onnxruntime-node. Used only in the engine's own process, because creating and running a session
 * blocks the thread, and a provider that crashes takes the process with it.
 */
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env, InferenceSession, listSupportedBackends, Tensor } from "onnxruntime-node";
import { Fault } from "../../errors.ts";
import type { Network } from "../reading/tensor.ts";
import { arithmeticOf, type Computing, sumsOverflow } from "./arithmetic.ts";
import type { EngineJob, Provider } from "./engine-job.ts";
import { AWAKE_US, type Threads } from "./lanes.ts";
import { type ProfileEvent, providerInUse } from "./profile.ts";

// From 1.29 on, official builds of ONNX Runtime report each session (file name, hashes of the model, device) to Microsoft
// unless told not to before the first one: microsoft/onnxruntime, docs/Privacy.md and pull request 27379.
process.env["ORT_DISABLE_TELEMETRY"] = "1";

export interface Model {
  /** What actually ran the model. */
  readonly computing: Computing;
  /** The input tensor's numbers: fill, then run. */
  readonly image: Float32Array;
  /** The output tensor's numbers, of the last run. */
  readonly features: Float32Array;
  run(): Promise<void>;
}

const PROFILE_NAMES: Readonly<Record<Provider, string>> = {
  cpu: "CPUExecutionProvider",
  cuda: "CUDAExecutionProvider",
  tensorrt: "TensorrtExecutionProvider",
};

/**
 * After a run the runtime's threads would spin for tens of milliseconds waiting for the next one, on cores needed to prepare
 * the next picture; at five pictures a second they would spin for as long as they compute: microsoft/onnxruntime, pull request 11841.
 */
const REST_BETWEEN_RUNS = { force_spinning_stop: "1" };

/**
 * Processors with AVX2 and without VNNI add products of 8-bit numbers in 16 bits, which overflow: the answers are others than anywhere else.
 * With this the runtime multiplies otherwise, and every processor gives the same answers: microsoft/onnxruntime,
 * onnxruntime_session_options_config_keys.h, kOrtSessionOptionsAvx2PrecisionMode. Where nothing overflows it would cost much for nothing:
 * 73 ms a picture instead of 28 on an EPYC with VNNI.
 */
const EXACT_SUMS = sumsOverflow() ? { x64quantprecision: "1" } : {};

/**
 * Loads the model on exactly the requested provider, runs it once and proves from that run's profile which provider
 * computed it. Throws Fault MODEL_PROVIDER or BUNDLE_INVALID for permanent failures.
 * Without `threads` the runtime's defaults apply, as in anybody's first program.
 */
export async function openModel(job: EngineJob, threads?: Threads): Promise<Model> {
  refuseUnknownProvider(job.provider);
  const { input, output } = job;
  const image = new Float32Array(3 * input.height * input.width);
  const features = new Float32Array(output.channels * output.rows * output.columns);
  const feeds = { [input.name]: new Tensor("float32", image, [1, 3, input.height, input.width]) };
  const fetches = { [output.name]: new Tensor("float32", features, [1, output.channels, output.rows, output.columns]) };
  const profileDir = await mkdtemp(join(tmpdir(), "blisterscope-profile-"));
  try {
    const session = await createSession(job, threads, join(profileDir, "run"));
    refuseOtherShapes(session, job);
    const run = async () => void (await session.run(feeds, fetches));
    await run();
    session.endProfiling();
    const { provider, share } = provenProvider(job.provider, await readProfile(profileDir));
    return { computing: { provider, share, arithmetic: arithmeticOf(provider, runtimeVersion()) }, image, features, run };
  } finally {
    await rm(profileDir, { recursive: true, force: true });
  }
}

/**
 * A network for tensors of any shape, one after the other. On TensorRT only as an engine: it would build one for each new shape.
 */
export async function openNetwork(file: string, provider: Provider, threads: number): Promise<Network> {
  refuseUnknownProvider(provider);
  const session = await InferenceSession.create(file, {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    // A plan of the memory for each shape would be kept.
    enableMemPattern: false,
    extra: { session: { ...REST_BETWEEN_RUNS, intra_op: { spin_duration_us: `${AWAKE_US}` }, ...withoutFallback(provider) } },
  });
  const [input = "", output = ""] = [session.inputNames[0], session.outputNames[0]];
  return async ({ values, shape }) => {
    const { [output]: answer } = await session.run({ [input]: new Tensor("float32", values, shape) });
    if (!answer || !(answer.data instanceof Float32Array)) throw new Error(`${file} does not answer with numbers`);
    return { values: answer.data, shape: answer.dims };
  };
}

/** The runtime would drop a provider it was not built with, warn, and run the model on the CPU. */
function refuseUnknownProvider(provider: Provider): void {
  const known = listSupportedBackends().map(({ name }) => name);
  if (!known.includes(provider)) throw new Fault("MODEL_PROVIDER", `onnxruntime-node was built without "${provider}". ${advice(provider)}`);
}

async function createSession(
  { file, provider }: EngineJob,
  threads: Threads | undefined,
  profileFilePrefix: string,
): Promise<InferenceSession> {
  const session = {
    ...EXACT_SUMS,
    // microsoft/onnxruntime, pull request 27916
    ...(threads && { ...REST_BETWEEN_RUNS, intra_op: { spin_duration_us: `${threads.spinUs}` } }),
    ...withoutFallback(provider),
  };
  try {
    return await InferenceSession.create(file, {
      executionProviders: [provider],
      enableProfiling: true,
      profileFilePrefix,
      ...(threads && { intraOpNumThreads: threads.count }),
      extra: { session },
    });
  } catch (error) {
    throw refusal(provider, file, error instanceof Error ? error.message : String(error)) ?? error;
  }
}

function withoutFallback(provider: Provider) {
  return provider !== "cpu" && { disable_cpu_ep_fallback: "1" };
}

/** Undefined for what may pass, such as a driver that is not up yet. */
function refusal(provider: Provider, file: string, message: string): Fault | undefined {
  if (provider === "cpu") return new Fault("BUNDLE_INVALID", `${file} cannot be loaded by ONNX Runtime ${runtimeVersion()}: ${message}`);
  if (/could not deserialize engine|can't find engine cache/i.test(message))
    return new Fault("MODEL_PROVIDER", `${file}: ${message}. Make the engines again with: blisterscope bundle engine --config CONFIG`);
  if (/shared library|fallback to CPU EP/i.test(message)) return new Fault("MODEL_PROVIDER", `${message}. ${advice(provider)}`);
  return undefined;
}

function refuseOtherShapes(session: InferenceSession, { file, input, output }: EngineJob): void {
  const expected = [
    `${input.name} [1,3,${input.height},${input.width}]`,
    `${output.name} [1,${output.channels},${output.rows},${output.columns}]`,
  ].join(" -> ");
  const found = [session.inputMetadata, session.outputMetadata].map((tensors) => tensors.map(signature).join(", ")).join(" -> ");
  if (found !== expected) throw new Fault("BUNDLE_INVALID", `${file} computes ${found}; card.json says ${expected}.`);
}

function signature(tensor: InferenceSession.ValueMetadata): string {
  return tensor.isTensor ? `${tensor.name} ${tensor.type === "float32" ? "" : tensor.type}[${tensor.shape.join(",")}]` : tensor.name;
}

async function readProfile(dir: string): Promise<ProfileEvent[]> {
  return (await readdir(dir)).flatMap((name): ProfileEvent[] => JSON.parse(readFileSync(join(dir, name), "utf8")));
}

function provenProvider(asked: Provider, profile: readonly ProfileEvent[]): Pick<Computing, "provider" | "share"> {
  const { provider, share } = providerInUse(profile);
  if (provider === PROFILE_NAMES[asked] && share >= 0.99) return { provider, share };
  throw new Fault("MODEL_PROVIDER", `${Math.round(share * 100)} % of the model ran on ${provider}. ${advice(asked)}`);
}

function advice(provider: Provider): string {
  if (provider === "cpu") return "Reinstall onnxruntime-node.";
  return (
    `The npm package has only the CPU provider: build ONNX Runtime ${runtimeVersion()} with --use_${provider} --build_nodejs for this device's ` +
    `CUDA and TensorRT and install its Node binding, or set vision.provider to "cpu".`
  );
}

export function runtimeVersion(): string {
  return env.versions.node ?? "";
}
