/**
 * Finds the constants of an ONNX model where they lie, to be changed in place. Field numbers are those of
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
const MODEL_GRAPH = 7;
const GRAPH_INITIALIZER = 5;
const TENSOR = { floats: 4, integers: 5, name: 8, raw: 9 };

/** A view of each constant's bytes, little-endian, by its name. */
export function tensorsOf(model: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const graph = fieldsOf(model).find(({ number }) => number === MODEL_GRAPH)?.bytes ?? new Uint8Array();
  const tensors = fieldsOf(graph).filter(({ number }) => number === GRAPH_INITIALIZER);
  return new Map(
    tensors.map(({ bytes }) => {
      const fields = fieldsOf(bytes);
      const of = (wanted: number) => fields.find(({ number, bytes: { length } }) => number === wanted && length > 0)?.bytes;
      return [
        Buffer.from(of(TENSOR.name) ?? "").toString(),
        of(TENSOR.raw) ?? of(TENSOR.floats) ?? of(TENSOR.integers) ?? new Uint8Array(),
      ];
    }),
  );
}

/** Changes every float32 of a constant. */
export function changeFloats(bytes: Uint8Array, change: (value: number, at: number, all: Float32Array) => number): void {
  const all = new Float32Array(Uint8Array.from(bytes).buffer);
  bytes.set(new Uint8Array(all.map(change).buffer));
}

interface Field {
  readonly number: number;
  /** Of a field with a length; of others nothing. */
  readonly bytes: Uint8Array;
}

function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = message[at++] as number;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const size = sizeOf(key % 8, varint);
    fields.push({ number: Math.floor(key / 8), bytes: message.subarray(at, at + size) });
    at += size;
  }
  return fields;
}

/** Of what follows a key of this kind; a number without a size is read over. */
function sizeOf(kind: number, varint: () => number): number {
  const VARINT = 0;
  const sizes: Readonly<Record<number, () => number>> = { 1: () => 8, 2: varint, 5: () => 4 };
  if (kind === VARINT) varint();
  return sizes[kind]?.() ?? 0;
}
