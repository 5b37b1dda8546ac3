"""The float graph in 8 bits: uint8 activations, int8 weights with a scale per channel.

The weights of ResNet-101 then take 43 MB, and onnxruntime's CPU provider runs its integer kernels.
The format is QDQ, which TensorRT reads too.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import (
    CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process

from .embed import embed, tensor


def quantize(graph: Path, out: Path, crops: Sequence[np.ndarray]) -> None:
    """Writes the 8-bit graph; `crops` (uint8 [S, S, 3]) set the ranges of the activations."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(graph), str(prepared), skip_symbolic_shape=True)
        quantize_static(
            str(prepared), str(out), _Crops(crops),
            quant_format=QuantFormat.QDQ, per_channel=True,
            activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
        )
    model = onnx.load(out)
    model.doc_string = ""
    onnx.save(model, out)


@dataclass(frozen=True)
class Agreement:
    """The 8-bit graph against the float one, on embeddings (features averaged over space)."""

    relative_error: float
    lowest_cosine: float
    milliseconds: float
    float_milliseconds: float


def compare(graph: Path, quantized: Path, crops: Sequence[np.ndarray]) -> Agreement:
    exact, float_ms = _timed(graph, crops)
    coarse, ms = _timed(quantized, crops)
    lengths = np.linalg.norm(exact, axis=1)
    error = np.linalg.norm(coarse - exact, axis=1) / lengths
    cosine = (coarse * exact).sum(axis=1) / (np.linalg.norm(coarse, axis=1) * lengths)
    return Agreement(float(error.mean()), float(cosine.min()), ms, float_ms)


def _timed(graph: Path, crops: Sequence[np.ndarray]) -> tuple[np.ndarray, float]:
    """The embeddings, and the mean milliseconds per crop."""
    start = time.perf_counter()
    embeddings = embed(graph, crops)
    return embeddings, (time.perf_counter() - start) * 1000 / len(crops)


class _Crops(CalibrationDataReader):
    def __init__(self, crops: Sequence[np.ndarray]) -> None:
        self.rest = iter(crops)

    def get_next(self) -> dict[str, np.ndarray] | None:
        crop = next(self.rest, None)
        return None if crop is None else {"image": tensor(crop)}
