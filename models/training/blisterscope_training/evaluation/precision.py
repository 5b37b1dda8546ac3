"""The loss from PyTorch to the float graph, and from there to the 8-bit one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx

from ..bundling.head import probabilities
from ..bundling.shipped import Shipped
from ..bundling.shots import Shot, crops
from ..graph.dequantize import dequantize, read_8_bit
from ..graph.embed import tensor
from ..graph.export import export, parity
from ..graph.resnet import ResNet
from .contenders import BUNDLE, Contender
from .eyes import through
from .finding import Finding
from .intervals import resampled, share
from .known import items_of

COMPARED = 8
"""Pictures for comparing ONNX with PyTorch; rounding needs only a few."""


def kept(bundle: Shipped, network: ResNet | None, shots: list[Shot], coarse: np.ndarray, folder: Path) -> list[Finding]:
    """`coarse` are the 8-bit embeddings of the shots. The float graph is exported from the network, or else derived from the bundle's
    graph; it is written to the folder."""
    file = folder / "backbone.float.onnx"
    if network is None:
        onnx.save(dequantize(read_8_bit(bundle.graph)), file)
        return _lost(bundle, file, shots, coarse)
    export(network, bundle.side, file)
    errors = parity(network, file, np.concatenate([tensor(picture) for picture in crops(shots[:COMPARED], bundle.side)]))
    worst = Finding("float ONNX against PyTorch, largest relative error of a feature", {BUNDLE: resampled(np.max, errors)}, "{:.1e}")
    return [*_lost(bundle, file, shots, coarse), worst]


def _lost(bundle: Shipped, exact: Path, shots: list[Shot], coarse: np.ndarray) -> list[Finding]:
    """Both graphs with the shipped head."""
    fine = Contender("float graph", bundle.side, through(exact), bundle.head).see(shots, "8 bits against float")
    right_fine, right_coarse = (probabilities(bundle.head, seen, 1.0).argmax(axis=1) == items_of(shots) for seen in (fine, coarse))
    return [
        Finding("8 bits against float, top-1 lost", {BUNDLE: resampled(np.mean, right_fine.astype(float) - right_coarse)}),
        Finding("8 bits against float, right in float alone", {BUNDLE: share(right_fine & ~right_coarse)}),
    ]
