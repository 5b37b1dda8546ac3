import { ATTRIBUTE, formatModel, type OnnxAttribute, type OnnxModel } from "./model.ts";

interface Engine {
  /** Name of the serialized engine, which lies in the folder of the file that is made. */
  readonly file: string;
  /** Name of the ONNX file that it was built from. */
  readonly source: string;
  /** Of the GPU, such as "87" for 8.7. */
  readonly computeCapability: string;
  /** Such as "10.3.0". */
  readonly tensorrt: string;
}

/**
 * An ONNX model of one node, which tells ONNX Runtime's TensorRT provider to load an engine instead of building one. It has the inputs
 * and outputs of `model`. Names and types of the attributes are those that microsoft/onnxruntime reads and checks: onnx_ctx_model_helper.cc of
 * the provider, and the schema of EPContext in contrib_defs.cc.
 */
export function epContextModel({ graph }: OnnxModel, engine: Engine): Uint8Array {
  const constants = new Set(graph.initializer?.map(({ name }) => name));
  const input = graph.input.filter(({ name }) => !constants.has(name));
  const { output } = graph;
  return formatModel({
    irVersion: IR_VERSION,
    producerName: "blisterscope",
    opsetImport: [
      { domain: "", version: 17 },
      { domain: DOMAIN, version: 1 },
    ],
    graph: {
      name: engine.source,
      input,
      output,
      node: [
        {
          name: "engine",
          opType: "EPContext",
          domain: DOMAIN,
          input: input.map(({ name }) => name),
          output: output.map(({ name }) => name),
          attribute: attributesOf(engine),
        },
      ],
    },
  });
}

/** That of ONNX 1.12; every ONNX Runtime since 1.12 reads it. */
const IR_VERSION = 8;
const DOMAIN = "com.microsoft";

function attributesOf({ file, source, computeCapability, tensorrt }: Engine): OnnxAttribute[] {
  return [
    whole("main_context", 1),
    /** 0: the engine is a file of its own, in the folder of this one. */
    whole("embed_mode", 0),
    text("ep_cache_context", file),
    text("ep_sdk_version", tensorrt),
    text("hardware_architecture", computeCapability),
    text("onnx_model_filename", source),
    text("partition_name", "engine"),
    text("source", "TensorrtExecutionProvider"),
  ];
}

function whole(name: string, i: number): OnnxAttribute {
  return { name, type: ATTRIBUTE.int, i };
}

function text(name: string, words: string): OnnxAttribute {
  return { name, type: ATTRIBUTE.string, s: Buffer.from(words) };
}
