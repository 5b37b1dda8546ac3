"""Crops through the deployed graph, as the cabinet's computer runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import onnxruntime

MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)


def embed(graph: Path, crops: Iterable[np.ndarray]) -> np.ndarray:
    """[N, 2048]: the features of each uint8 RGB crop, averaged over space."""
    return np.stack([features.mean(axis=(1, 2)) for features in featured(graph, crops)])


def featured(graph: Path, crops: Iterable[np.ndarray]) -> Iterator[np.ndarray]:
    """[2048, h, w] for each crop."""
    return map(opened(graph), crops)


def opened(graph: Path) -> Callable[[np.ndarray], np.ndarray]:
    """The network as a function from a crop to its features."""
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads must not occupy cores
    session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    return lambda crop: session.run(["features"], {"image": tensor(crop)})[0][0]


def tensor(crop: np.ndarray) -> np.ndarray:
    """uint8 [S, S, 3] -> float32 [1, 3, S, S], the network's input."""
    scaled = (crop.astype(np.float32) / 255 - np.float32(MEAN)) / np.float32(STD)
    return np.ascontiguousarray(scaled.transpose(2, 0, 1)[None])
