import { type OnnxTensor, TYPE } from "./model.ts";

export function floatTensor(name: string, dims: readonly number[], values: Float32Array): OnnxTensor {
  return { name, dims: [...dims], dataType: TYPE.float, rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) };
}

/** Of a float32 tensor. */
export function floatsOf({ name, dataType, rawData, floatData }: OnnxTensor): ArrayLike<number> {
  if (dataType !== TYPE.float) throw new Error(`${name} is not float32`);
  return rawData?.length ? new Float32Array(Uint8Array.from(rawData).buffer) : (floatData ?? []);
}

/** Of a tensor of whole numbers with 8 or 32 bits. */
export function numbersOf({ name, dataType, rawData, int32Data }: OnnxTensor): ArrayLike<number> {
  const view = VIEWS.get(dataType);
  if (!view) throw new Error(`${name} has numbers of type ${dataType}, not of 8 or 32 bits`);
  return rawData?.length ? view(Uint8Array.from(rawData).buffer) : (int32Data ?? []);
}

const VIEWS: ReadonlyMap<number, (bytes: ArrayBuffer) => ArrayLike<number>> = new Map<number, (bytes: ArrayBuffer) => ArrayLike<number>>([
  [TYPE.uint8, (bytes) => new Uint8Array(bytes)],
  [TYPE.int8, (bytes) => new Int8Array(bytes)],
  [TYPE.int32, (bytes) => new Int32Array(bytes)],
]);
