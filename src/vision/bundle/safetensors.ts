/**
 * The safetensors file format: eight bytes with the header's length (little-endian), a JSON header with each tensor's
 * dtype, shape and place, then the numbers. https://huggingface.co/docs/safetensors
 * Only float32 ("F32") is read and written.
 */
import { z } from "zod";

export interface Tensor {
  readonly shape: readonly number[];
  /** Row by row. */
  readonly values: Float32Array;
}

const Entry = z.object({
  dtype: z.literal("F32"),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});
const Header = z.record(z.string(), Entry);

/** Throws an Error that says what is wrong with the file. */
export function parseSafetensors(bytes: Uint8Array): Map<string, Tensor> {
  const { header, data } = split(bytes);
  return new Map(Object.entries(header).map(([name, entry]) => [name, { shape: entry.shape, values: numbers(name, entry, data) }]));
}

export function formatSafetensors(tensors: Readonly<Record<string, Tensor>>): Uint8Array {
  let end = 0;
  const header: Record<string, z.infer<typeof Entry>> = {};
  for (const [name, { shape, values }] of Object.entries(tensors)) {
    header[name] = { dtype: "F32", shape: [...shape], data_offsets: [end, end + values.byteLength] };
    end += values.byteLength;
  }
  const json = JSON.stringify(header);
  const text = Buffer.from(json.padEnd(Math.ceil(json.length / 8) * 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  const data = Object.values(tensors).map(({ values }) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return Buffer.concat([length, text, ...data]);
}

function split(bytes: Uint8Array): { header: z.infer<typeof Header>; data: Uint8Array } {
  if (bytes.length < 8) throw new Error("is shorter than the eight bytes that give its header's length");
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  if (8 + length > bytes.length) throw new Error(`the header should have ${length} bytes, the file has only ${bytes.length}`);
  const { __metadata__, ...entries } = JSON.parse(Buffer.from(bytes.subarray(8, 8 + length)).toString("utf8"));
  const header = Header.safeParse(entries);
  if (!header.success) throw new Error(`the header does not fit: ${z.prettifyError(header.error)}`);
  return { header: header.data, data: bytes.subarray(8 + length) };
}

function numbers(name: string, { shape, data_offsets: [start, end] }: z.infer<typeof Entry>, data: Uint8Array): Float32Array {
  const count = shape.reduce((product, size) => product * size, 1);
  if (end - start !== count * 4 || end > data.length)
    throw new Error(`tensor ${name} of shape [${shape.join(", ")}] does not fit bytes ${start} to ${end} of ${data.length}`);
  const aligned = new Uint8Array(data.subarray(start, end));
  return new Float32Array(aligned.buffer);
}
