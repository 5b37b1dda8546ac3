"""The share of a map's positive evidence that lies inside the pack."""

from __future__ import annotations

import numpy as np

from ..renderer.design import Design
from ..renderer.view import MARGIN
from .head import Head, placed


def share_inside(features: np.ndarray, head: Head, design: Design, quarter_turns: int) -> float:
    """Uses the Grad-CAM of the best row over features [2048, h, w] of a crop of the design."""
    row = int((head.directions @ placed(head.space, features.mean(axis=(1, 2))[None])[0]).argmax())
    weights = (head.directions[row] * head.space.gains) @ head.space.basis
    evidence = np.maximum(np.tensordot(weights, features, axes=1), 0)
    total = evidence.sum()
    return float((evidence * _cover(evidence.shape, design, quarter_turns)).sum() / total) if total > 0 else 0.0


def _cover(shape: tuple[int, ...], design: Design, quarter_turns: int) -> np.ndarray:
    """The share of each cell that a pack covers at the locator's position."""
    long_share = 1 - 2 * MARGIN
    sides = sorted((design.width_mm, design.height_mm))
    down, across = _overlap(shape[0], long_share * sides[0] / sides[1]), _overlap(shape[1], long_share)
    cover = down[:, None] * across[None, :]
    return cover.T if quarter_turns % 2 else cover


def _overlap(cells: int, length: float) -> np.ndarray:
    edges = np.arange(cells + 1) / cells
    start, end = (1 - length) / 2, (1 + length) / 2
    return np.clip(np.minimum(edges[1:], end) - np.maximum(edges[:-1], start), 0, None) * cells
