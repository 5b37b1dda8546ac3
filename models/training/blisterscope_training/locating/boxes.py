"""Upright boxes (x0, y0, x1, y1) and how well found ones match those that are told."""

from __future__ import annotations

import numpy as np

Box = tuple[float, float, float, float]


def around(points: np.ndarray, within: Box) -> Box:
    """The box around points [N, 2], as far as it lies in another."""
    x0, y0 = np.maximum(points.min(axis=0), within[:2])
    x1, y1 = np.minimum(points.max(axis=0), within[2:])
    return float(x0), float(y0), float(x1), float(y1)


def overlap(first: Box, second: Box) -> float:
    """Intersection over union."""
    across = min(first[2], second[2]) - max(first[0], second[0])
    down = min(first[3], second[3]) - max(first[1], second[1])
    if across <= 0 or down <= 0:
        return 0.0
    areas = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (first, second))
    return across * down / (areas - across * down)


def best_overlaps(told: list[Box], found: list[Box]) -> list[float]:
    """Of every told box, with the found one that is left and overlaps it most; each found box counts once."""
    table = np.array([[overlap(one, other) for other in found] for one in told]).reshape(len(told), len(found))
    best = np.zeros(len(told))
    while table.size and table.max() > 0:
        row, column = np.unravel_index(table.argmax(), table.shape)
        best[row] = table[row, column]
        table[row], table[:, column] = -1, -1
    return best.tolist()
