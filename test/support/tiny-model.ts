/**
 * Builds a valid ONNX model of about 20 kB, so that tests run the real ONNX Runtime without large weights:
 * float32 image [1, 3, side, side] -> Conv(16 x 16, stride 16) -> Relu -> features [1, 6, side / 16, side / 16]
 * Channels 0 to 2 hold the positive part of each patch's mean red, green and blue, channels 3 to 5 the negative part.
 * Field numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
export const TINY_PATCH = 16;
export const TINY_CHANNELS = 6;

/** With a `gain` of 3e38 the features of a bright picture overflow. */
export function tinyModel(side: number, { output = "features", gain = 1 } = {}): Uint8Array {
  const cells = Math.floor(side / TINY_PATCH);
  const graph = message(
    field(1, node("Conv", ["image", "weight"], ["means"], message(ints("kernel_shape"), ints("strides")))),
    field(1, node("Relu", ["means"], [output])),
    field(2, "tiny"),
    field(5, tensor("weight", [TINY_CHANNELS, 3, TINY_PATCH, TINY_PATCH], meansOfEachColour(gain))),
    field(11, value("image", [1, 3, side, side])),
    field(12, value(output, [1, TINY_CHANNELS, cells, cells])),
  );
  const irVersion = field(1, 8);
  const opset = field(8, message(field(1, ""), field(2, 17)));
  return message(irVersion, opset, field(7, graph));
}

function meansOfEachColour(gain: number): Float32Array {
  const patch = TINY_PATCH * TINY_PATCH;
  return Float32Array.from({ length: TINY_CHANNELS * 3 * patch }, (_, index) => {
    const out = Math.floor(index / (3 * patch));
    const colour = Math.floor(index / patch) % 3;
    if (out % 3 !== colour) return 0;
    return ((out < 3 ? 1 : -1) * gain) / patch;
  });
}

const FLOAT = 1;

function node(operator: string, inputs: string[], outputs: string[], attributes: Uint8Array = new Uint8Array()): Uint8Array {
  return message(...inputs.map((name) => field(1, name)), ...outputs.map((name) => field(2, name)), field(4, operator), attributes);
}

/** An attribute of two numbers, TINY_PATCH each, as the field of a node. */
function ints(name: string): Uint8Array {
  const INTS = 7;
  return field(5, message(field(1, name), field(8, TINY_PATCH), field(8, TINY_PATCH), field(20, INTS)));
}

function tensor(name: string, shape: number[], values: Float32Array): Uint8Array {
  return message(...shape.map((size) => field(1, size)), field(2, FLOAT), field(8, name), field(9, new Uint8Array(values.buffer)));
}

function value(name: string, shape: number[]): Uint8Array {
  const dimensions = message(...shape.map((size) => field(1, message(field(1, size)))));
  return message(field(1, name), field(2, message(field(1, message(field(1, FLOAT), field(2, dimensions))))));
}

/** A field of a protobuf message: numbers as varints, everything else prefixed with its length. */
function field(number: number, content: number | string | Uint8Array): Uint8Array {
  if (typeof content === "number") return message(varint(number << 3), varint(content));
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return message(varint((number << 3) | 2), varint(bytes.length), bytes);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Uint8Array.from([...bytes, rest]);
}

function message(...parts: Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
