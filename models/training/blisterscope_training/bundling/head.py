"""The head: a unit row for each face (and quarter turn) of an item, and prototypes for known-ness.

It is data, not part of the network: the numbers that the daemon reads from head.safetensors.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import save


@dataclass(frozen=True)
class Row:
    item: str
    face: str


@dataclass(frozen=True)
class Head:
    center: np.ndarray
    """[2048], subtracted from an embedding before directions are compared."""
    rows: list[Row]
    directions: np.ndarray
    """[R, 2048], unit vectors: a row's logit is measured along its direction."""
    prototype_faces: list[Row]
    prototypes: np.ndarray
    """[P, 2048], mean embeddings of known views."""

    @property
    def items(self) -> list[str]:
        return list(dict.fromkeys(row.item for row in self.rows))


def cosines(head: Head, embeddings: np.ndarray) -> np.ndarray:
    """[N, items]: logit / norm, the best row of each item."""
    return _best(unit(embeddings - head.center) @ head.directions.T, head.rows, head.items)


def probabilities(head: Head, embeddings: np.ndarray, temperature: float) -> np.ndarray:
    """[N, items]: softmax of logit / (temperature * norm)."""
    scaled = cosines(head, embeddings) / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def knownness(head: Head, embeddings: np.ndarray) -> np.ndarray:
    """[N, items]: the cosine to the nearest prototype of each item."""
    near = unit(embeddings - head.center) @ unit(head.prototypes - head.center).T
    return _best(near, head.prototype_faces, head.items)


def save_head(head: Head, file: Path) -> None:
    bias = -head.directions @ head.center
    tensors = {"weight": head.directions, "bias": bias, "center": head.center, "prototypes": head.prototypes}
    file.write_bytes(save({name: np.ascontiguousarray(value, dtype=np.float32) for name, value in tensors.items()}))


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def _best(scores: np.ndarray, faces: list[Row], items: list[str]) -> np.ndarray:
    owner = np.array([items.index(face.item) for face in faces])
    return np.stack([scores[:, owner == item].max(axis=1) for item in range(len(items))], axis=1)
