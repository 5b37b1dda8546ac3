import protobuf from "protobufjs/light.js";
import { MESSAGES } from "./messages.ts";

/**
 * An ONNX model as this program changes and makes it. Names are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3.
 * What is absent in the file is absent here.
 */
export interface OnnxModel {
  irVersion?: number;
  producerName?: string;
  graph: OnnxGraph;
  opsetImport: { domain?: string; version: number }[];
}

export interface OnnxGraph {
  name?: string;
  node: OnnxNode[];
  initializer?: OnnxTensor[];
  input: OnnxValue[];
  output: OnnxValue[];
  valueInfo?: OnnxValue[];
}

export interface OnnxNode {
  name?: string;
  opType: string;
  domain?: string;
  input?: string[];
  output?: string[];
  attribute?: OnnxAttribute[];
}

/** `type` says which of the others is meant: ATTRIBUTE.int and so on. */
export interface OnnxAttribute {
  name: string;
  type: number;
  i?: number;
  f?: number;
  s?: Uint8Array;
  t?: OnnxTensor;
  ints?: number[];
}

/** The numbers lie in `rawData`, little-endian, or in the list for their type. */
export interface OnnxTensor {
  name?: string;
  dims?: number[];
  dataType: number;
  rawData?: Uint8Array;
  floatData?: number[];
  int32Data?: number[];
  int64Data?: number[];
}

export interface OnnxValue {
  name: string;
  type?: { tensorType?: { elemType: number; shape?: { dim?: OnnxDimension[] } } };
}

export interface OnnxDimension {
  dimValue?: number;
  dimParam?: string;
}

/** TensorProto.DataType. */
export const TYPE = { float: 1, uint8: 2, int8: 3, int32: 6 } as const;

/** AttributeProto.AttributeType. */
export const ATTRIBUTE = { int: 2, string: 3, ints: 7 } as const;

const Model = protobuf.Root.fromJSON({ nested: { onnx: { nested: MESSAGES } } }).lookupType("onnx.ModelProto");

/** Throws an Error for bytes that are no ONNX model. */
export function parseModel(bytes: Uint8Array): OnnxModel {
  const model = Model.toObject(Model.decode(bytes), { longs: Number });
  if (!("graph" in model)) throw new Error("has no graph");
  return { opsetImport: [], ...model, graph: { node: [], input: [], output: [], ...model["graph"] } };
}

export function formatModel(model: OnnxModel): Uint8Array {
  return Model.encode(Model.fromObject(model)).finish();
}
