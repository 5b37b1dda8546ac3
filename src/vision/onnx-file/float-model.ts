import { formatModel, type OnnxModel, type OnnxNode, type OnnxTensor, parseModel, TYPE } from "./model.ts";
import { floatsOf, floatTensor, numbersOf } from "./tensors.ts";

/**
 * The same network in float32, from one that is quantized in QDQ form; https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html.
 * TensorRT takes no zero points, and computes in FP16 what is float here. 8-bit weights become the numbers they stand for. Between two
 * layers a number is no longer rounded to one of 256, but still held within what those could say: the quantizer has made that do the
 * work of ReLU. Bytes of a network that is not quantized come back as they are. Throws an Error that says what it cannot do.
 */
export function floatModel(bytes: Uint8Array): Uint8Array {
  const model = parseModel(bytes);
  if (!model.graph.node.some(({ opType }) => opType === "DequantizeLinear")) return bytes;
  return formatModel({ ...model, graph: withoutQuantization(model.graph) });
}

function withoutQuantization(graph: OnnxModel["graph"]): OnnxModel["graph"] {
  const constants = new Map((graph.initializer ?? []).map((tensor) => [tensor.name ?? "", tensor]));
  const added: OnnxTensor[] = [];
  const node = graph.node.flatMap((one): readonly OnnxNode[] => {
    const [input = ""] = one.input ?? [];
    const quantized = constants.get(input);
    if (one.opType === "DequantizeLinear" && quantized) {
      added.push(dequantized(one, quantized, constants));
      return [];
    }
    if (one.opType === "DequantizeLinear") return [{ opType: "Identity", input: [input], output: one.output ?? [] }];
    if (one.opType !== "QuantizeLinear") return [one];
    const bounds = boundsOf(one, constants);
    added.push(...bounds);
    return [{ opType: "Clip", input: [input, ...bounds.map(({ name = "" }) => name)], output: one.output ?? [] }];
  });
  const used = new Set(node.flatMap(({ input }) => input ?? []));
  const { valueInfo: _, ...kept } = graph;
  return { ...kept, node, initializer: [...constants.values(), ...added].filter(({ name = "" }) => used.has(name)) };
}

/** The constant that this node makes: (value - zero point) * scale, channel by channel. */
function dequantized(node: OnnxNode, tensor: OnnxTensor, constants: ReadonlyMap<string, OnnxTensor>): OnnxTensor {
  const { scale, zero } = quantizationOf(node, constants);
  const attribute = node.attribute?.find(({ name }) => name === "axis");
  // A zero is not written; 1 is the operator's default.
  const axis = attribute ? (attribute.i ?? 0) : 1;
  const dims = tensor.dims ?? [];
  const inner = scale.length === 1 ? 1 : dims.slice(axis + 1).reduce((product, size) => product * size, 1);
  const values = numbersOf(tensor);
  const floats = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const channel = Math.floor(at / inner) % scale.length;
    floats[at] = ((values[at] as number) - (zero[channel] ?? 0)) * (scale[channel] as number);
  }
  return floatTensor(node.output?.[0] ?? "", dims, floats);
}

/** The least and the greatest number that the quantized ones could say. */
function boundsOf(node: OnnxNode, constants: ReadonlyMap<string, OnnxTensor>): readonly [OnnxTensor, OnnxTensor] {
  const { scale, zero, type } = quantizationOf(node, constants);
  const range = RANGES.get(type);
  if (scale.length !== 1 || !range) throw new Error(`${node.output}: only layers quantized as a whole to 8 bits can be made float`);
  const bound = (name: string, value: number) =>
    floatTensor(`${node.output}_${name}`, [], Float32Array.of((value - (zero[0] ?? 0)) * (scale[0] as number)));
  return [bound("least", range[0]), bound("greatest", range[1])];
}

const RANGES: ReadonlyMap<number, readonly [number, number]> = new Map([
  [TYPE.uint8, [0, 255]],
  [TYPE.int8, [-128, 127]],
]);

function quantizationOf({ input = [], output }: OnnxNode, constants: ReadonlyMap<string, OnnxTensor>) {
  const scale = constants.get(input[1] ?? "");
  const zero = constants.get(input[2] ?? "");
  if (!scale || (input[2] && !zero)) throw new Error(`${output}: scale and zero point are not constant`);
  return { scale: floatsOf(scale), zero: zero ? numbersOf(zero) : [], type: zero?.dataType ?? TYPE.uint8 };
}
