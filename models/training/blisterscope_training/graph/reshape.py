"""The same weights for pictures of another size; convolutions do not depend on it."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import onnx

from ..refusal import Refusal
from .derived import derive
from .resnet import STRIDE


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


def reshape(bundle: Path, side: int, out: Path) -> None:
    if not (bundle / "card.json").exists():
        raise Refusal(f"{bundle} is no bundle: it has no card.json.")
    if out.exists():
        raise Refusal(f"{out} already exists: name a new folder.")

    def recard(card: dict) -> None:
        card["provisional"] = True
        card["input"]["side"] = side
        card["backbone"] |= {"rows": ceil(side / STRIDE), "columns": ceil(side / STRIDE)}

    derive(bundle, out, lambda graph: at_side(onnx.load(graph), side), recard)
