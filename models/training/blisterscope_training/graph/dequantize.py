"""The 8-bit graph as a float one.

Weights keep their 8-bit values, stored as floats; activations are no longer rounded or clipped from above.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from google.protobuf.message import DecodeError
from onnx import NodeProto, helper, numpy_helper

from ..refusal import Refusal

Stored = dict[str, np.ndarray]


def dequantize(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model without QuantizeLinear and DequantizeLinear; weights have their names from before quantization."""
    graph = model.graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    quantizers = {node.output[0]: node for node in graph.node if node.op_type == "QuantizeLinear"}
    names, weights, nodes = {}, {}, []
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and node.input[0] in stored:
            name = node.output[0].removesuffix("_DequantizeLinear_Output")
            names[node.output[0]], weights[name] = name, _real(node, stored)
        elif node.op_type == "DequantizeLinear":
            nodes.append(_passed(quantizers[node.input[0]], node.output[0], stored))
        elif node.op_type != "QuantizeLinear":
            nodes.append(node)
    for node in nodes:
        node.input[:] = [names.get(name, name) for name in node.input]
    initializers = [numpy_helper.from_array(value, name) for name, value in weights.items()]
    whole = helper.make_graph(nodes, graph.name, graph.input, graph.output, initializers)
    return helper.make_model(whole, opset_imports=model.opset_import, ir_version=model.ir_version)


def read_8_bit(file: Path) -> onnx.ModelProto:
    """Raises a Refusal for any other file."""
    refusal = Refusal(f"{file} is not an 8-bit graph: give the backbone.onnx of a bundle.")
    try:
        model = onnx.load(file)
    except (OSError, DecodeError) as error:
        raise refusal from error
    if not any(node.op_type == "DequantizeLinear" for node in model.graph.node):
        raise refusal
    return model


def _real(node: NodeProto, stored: Stored) -> np.ndarray:
    whole, scale, zero = (stored[name] for name in node.input)
    along_channels = (-1, *[1] * (whole.ndim - 1))
    return ((whole.astype(np.float32) - zero.astype(np.float32).reshape(along_channels)) * scale.reshape(along_channels)).astype(np.float32)


def _passed(quantizer: NodeProto, output: str, stored: Stored) -> NodeProto:
    """An activation with zero point 0 had a ReLU, which quantization replaced by the clipping of bytes."""
    source, _, zero = quantizer.input
    return helper.make_node("Identity" if stored[zero] else "Relu", [source], [output], name=f"{output}_passed")
