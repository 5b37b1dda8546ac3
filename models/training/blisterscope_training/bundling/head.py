"""The head: a whitened space, and where each face (and quarter turn) of an item lies in it.

It is data, not part of the network: the numbers that the daemon reads from head.safetensors (src/domain/evidence/).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from safetensors.numpy import load_file, save


@dataclass(frozen=True)
class Row:
    item: str
    face: str


class Familiarity(NamedTuple):
    """Of the logistic function whose value is the known-ness: of the cosine to the nearest face, and of its lead over the rival's."""

    bias: float
    nearness: float
    lead: float


USUAL = Familiarity(-8.0, 12.0, 4.0)
"""Before it is fitted."""


@dataclass(frozen=True)
class Space:
    center: np.ndarray
    """[2048], subtracted from an embedding."""
    basis: np.ndarray
    """[k, 2048], unit vectors at right angles to each other."""
    gains: np.ndarray
    """[k]: how much each direction is stretched."""
    residual_gain: float
    """Of everything outside the basis."""


@dataclass(frozen=True)
class Head:
    space: Space
    rows: list[Row]
    directions: np.ndarray
    """[R, k], at most of length one: a row's logit is measured along its direction."""
    familiarity: Familiarity = USUAL

    @property
    def items(self) -> list[str]:
        return list(dict.fromkeys(row.item for row in self.rows))

    @property
    def weights(self) -> np.ndarray:
        """[R, 2048]: the rows as a linear layer on the pooled features."""
        return (self.directions * self.space.gains) @ self.space.basis


def placed(space: Space, embeddings: np.ndarray) -> np.ndarray:
    """[N, k]: coordinates over the length of the whole stretched vector, what lies outside the basis included."""
    moved = embeddings - space.center
    along = moved @ space.basis.T
    outside = np.maximum(np.square(moved).sum(axis=1) - np.square(along).sum(axis=1), 0)
    stretched = along * space.gains
    length = np.sqrt(np.square(stretched).sum(axis=1) + space.residual_gain**2 * outside)
    return stretched / np.maximum(length, 1e-12)[:, None]


def to_rows(head: Head, embeddings: np.ndarray) -> np.ndarray:
    """[N, R]: cosine to each row."""
    return placed(head.space, embeddings) @ head.directions.T


def cosines(head: Head, embeddings: np.ndarray) -> np.ndarray:
    """[N, items]: to the nearest row of each item."""
    scores = to_rows(head, embeddings)
    return np.take_along_axis(scores, _nearest_rows(head, scores), axis=1)


def probabilities(head: Head, embeddings: np.ndarray, temperature: float) -> np.ndarray:
    """[N, items]: softmax of cosine / temperature."""
    scaled = cosines(head, embeddings) / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


RESEMBLES = 0.5
"""Cosine of two rows from which on they stand for look-alikes (src/domain/evidence/rival.ts)."""


def knownness(head: Head, embeddings: np.ndarray) -> np.ndarray:
    """[N, items]: how sure it is that the picture shows the item and no stranger."""
    near, rival = near_and_rival(head, to_rows(head, embeddings))
    inputs = np.stack([np.ones_like(near), near, near - rival])
    return 1 / (1 + np.exp(-np.tensordot(np.array(head.familiarity), inputs, axes=1)))


def near_and_rival(head: Head, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """From `scores` [N, R]: cosines [N, items] to each item's nearest row, and to the nearest of another item's that does not
    resemble it; 0 where there is none."""
    nearest = _nearest_rows(head, scores)
    near = np.take_along_axis(scores, nearest, axis=1)
    alike = (head.directions @ head.directions.T >= RESEMBLES)[nearest[:, :, None], nearest[:, None, :]]
    others = np.where(alike | np.eye(len(head.items), dtype=bool), -np.inf, near[:, None, :]).max(axis=2)
    return near, np.where(np.isneginf(others), 0.0, others)


def save_head(head: Head, file: Path) -> None:
    space = head.space
    tensors = {
        "center": space.center, "basis": space.basis, "gains": space.gains, "residualGain": np.array([space.residual_gain]),
        "directions": head.directions,
    }
    file.write_bytes(save({name: np.ascontiguousarray(value, dtype=np.float32) for name, value in tensors.items()}))


def load_head(file: Path, rows: list[Row], familiarity: Familiarity) -> Head:
    tensors = load_file(file)
    space = Space(tensors["center"], tensors["basis"], tensors["gains"], float(tensors["residualGain"][0]))
    return Head(space, rows, tensors["directions"], familiarity)


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def _nearest_rows(head: Head, scores: np.ndarray) -> np.ndarray:
    """[N, items]"""
    rows = [np.flatnonzero([row.item == item for row in head.rows]) for item in head.items]
    return np.stack([own[scores[:, own].argmax(axis=1)] for own in rows], axis=1)
