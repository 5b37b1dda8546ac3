"""The same weights for pictures of another size: a trunk of convolutions has no size of its own."""

from __future__ import annotations

from math import ceil

import onnx

STRIDE = 32


def at_side(model: onnx.ModelProto, side: int) -> onnx.ModelProto:
    """A copy of the model, 8-bit or float, that takes [1, 3, side, side]."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    graph = copy.graph
    del graph.value_info[:]
    for value, length in ((graph.input[0], side), (graph.output[0], ceil(side / STRIDE))):
        for dimension in value.type.tensor_type.shape.dim[2:]:
            dimension.dim_value = length
    return copy
