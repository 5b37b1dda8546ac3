/**
 * Writes ONNX models by hand: tests need no large weights. Field numbers are those of
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
interface Value {
  readonly name: string;
  readonly shape: readonly number[];
}

interface Graph {
  readonly input: Value;
  readonly output: Value;
  readonly nodes: readonly Uint8Array[];
  readonly tensors: readonly Uint8Array[];
}

export function onnx({ input, output, nodes, tensors }: Graph): Uint8Array {
  const graph = message(
    ...nodes.map((node) => field(1, node)),
    field(2, "tiny"),
    ...tensors.map((one) => field(5, one)),
    field(11, value(input)),
    field(12, value(output)),
  );
  const irVersion = field(1, 8);
  const opset = field(8, message(field(1, ""), field(2, 17)));
  return message(irVersion, opset, field(7, graph));
}

/** With a stride it is a convolution whose kernel is as large. */
export function operator(name: string, inputs: readonly string[], output: string, { stride }: { stride?: number } = {}): Uint8Array {
  const attributes = stride === undefined ? [] : [pair("kernel_shape", stride), pair("strides", stride)];
  return message(...inputs.map((input) => field(1, input)), field(2, output), field(4, name), ...attributes.map((one) => field(5, one)));
}

const FLOAT = 1;

export function tensor(name: string, shape: readonly number[], values: Float32Array): Uint8Array {
  return message(...shape.map((size) => field(1, size)), field(2, FLOAT), field(8, name), field(9, new Uint8Array(values.buffer)));
}

/** An attribute of twice the same number. */
function pair(name: string, number: number): Uint8Array {
  const INTS = 7;
  return message(field(1, name), field(8, number), field(8, number), field(20, INTS));
}

function value({ name, shape }: Value): Uint8Array {
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
