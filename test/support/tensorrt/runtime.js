// Stands in for an ONNX Runtime with TensorRT, which needs a GPU. It does with an EPContext model what the provider does: it reads
// ep_cache_context, a file in the model's folder. What it finds there is an ONNX model of the stand-in trtexec, which it runs on the CPU. Adds the
// providers and the model that each session was asked for to the file RUNTIME_SEEN.
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseModel } from "../../../dist/vision/onnx-file/model.js";

const real = createRequire(import.meta.url)("onnxruntime-node");
export const { env, Tensor } = real;
export const listSupportedBackends = () => [...real.listSupportedBackends(), { name: "tensorrt", bundled: false }];

export const InferenceSession = {
  async create(file, options) {
    const { executionProviders, extra } = options;
    if (process.env.RUNTIME_SEEN)
      appendFileSync(
        process.env.RUNTIME_SEEN,
        `${JSON.stringify({ file, executionProviders, fallback: extra.session.disable_cpu_ep_fallback })}\n`,
      );
    if (executionProviders.join() !== "tensorrt") return await real.InferenceSession.create(file, options);
    const { disable_cpu_ep_fallback: _, ...session } = extra.session;
    const engine = readFileSync(engineOf(file));
    if (engine.toString("latin1", 0, 5) === "STALE") throw new Error(`TensorRT EP could not deserialize engine from cache: ${file}`);
    const opened = await real.InferenceSession.create(engine, { ...options, executionProviders: ["cpu"], extra: { session } });
    return {
      ...pick(opened, "inputNames", "outputNames", "inputMetadata", "outputMetadata"),
      run: (...feeds) => opened.run(...feeds),
      endProfiling() {
        opened.endProfiling();
        renameProvider(dirname(options.profileFilePrefix));
      },
    };
  },
};

function engineOf(file) {
  const { graph } = parseModel(readFileSync(file));
  const [node, ...others] = graph.node;
  if (others.length > 0 || node.opType !== "EPContext" || node.domain !== "com.microsoft")
    throw new Error(`${file} would be built, not loaded`);
  const context = Buffer.from(node.attribute.find(({ name }) => name === "ep_cache_context").s).toString();
  return join(dirname(file), context);
}

function renameProvider(dir) {
  for (const name of readdirSync(dir)) {
    const profile = readFileSync(join(dir, name), "utf8");
    writeFileSync(join(dir, name), profile.replaceAll("CPUExecutionProvider", "TensorrtExecutionProvider"));
  }
}

function pick(from, ...names) {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}
