/**
 * The messages of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3 (Apache-2.0) that an ONNX model for TensorRT consists of, as
 * protobufjs takes them. Documentation, training and the like are read over, and not written again.
 */
type Rule = { readonly rule?: "repeated"; readonly type: string; readonly id: number; readonly options?: { readonly packed: boolean } };
type Message = {
  readonly oneofs?: Readonly<Record<string, { readonly oneof: string[] }>>;
  readonly fields: Readonly<Record<string, Rule>>;
};

const one = (type: string, id: number): Rule => ({ type, id });
const many = (type: string, id: number): Rule => ({ rule: "repeated", type, id });
const packed = (type: string, id: number): Rule => ({ rule: "repeated", type, id, options: { packed: true } });
const eitherOf = (...oneof: string[]) => ({ value: { oneof } });

export const MESSAGES: Record<string, Message> = {
  ModelProto: {
    fields: {
      irVersion: one("int64", 1),
      opsetImport: many("OperatorSetIdProto", 8),
      producerName: one("string", 2),
      graph: one("GraphProto", 7),
    },
  },
  OperatorSetIdProto: { fields: { domain: one("string", 1), version: one("int64", 2) } },
  GraphProto: {
    fields: {
      node: many("NodeProto", 1),
      name: one("string", 2),
      initializer: many("TensorProto", 5),
      input: many("ValueInfoProto", 11),
      output: many("ValueInfoProto", 12),
      valueInfo: many("ValueInfoProto", 13),
    },
  },
  NodeProto: {
    fields: {
      input: many("string", 1),
      output: many("string", 2),
      name: one("string", 3),
      opType: one("string", 4),
      domain: one("string", 7),
      attribute: many("AttributeProto", 5),
    },
  },
  AttributeProto: {
    fields: {
      name: one("string", 1),
      type: one("int32", 20),
      f: one("float", 2),
      i: one("int64", 3),
      s: one("bytes", 4),
      t: one("TensorProto", 5),
      g: one("GraphProto", 6),
      floats: packed("float", 7),
      ints: packed("int64", 8),
      strings: many("bytes", 9),
    },
  },
  TensorProto: {
    fields: {
      dims: packed("int64", 1),
      dataType: one("int32", 2),
      floatData: packed("float", 4),
      int32Data: packed("int32", 5),
      int64Data: packed("int64", 7),
      name: one("string", 8),
      rawData: one("bytes", 9),
      doubleData: packed("double", 10),
      uint64Data: packed("uint64", 11),
    },
  },
  ValueInfoProto: { fields: { name: one("string", 1), type: one("TypeProto", 2) } },
  TypeProto: { oneofs: eitherOf("tensorType"), fields: { tensorType: one("TensorTypeProto", 1) } },
  TensorTypeProto: { fields: { elemType: one("int32", 1), shape: one("TensorShapeProto", 2) } },
  TensorShapeProto: { fields: { dim: many("DimensionProto", 1) } },
  DimensionProto: { oneofs: eitherOf("dimValue", "dimParam"), fields: { dimValue: one("int64", 1), dimParam: one("string", 2) } },
};
