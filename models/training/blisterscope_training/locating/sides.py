"""The outline of a pack from its cells: the smallest rectangle, then each side as a line through what the distances say."""

from __future__ import annotations

import numpy as np

from .rectangles import smallest_rectangle

TOLD = 3.2
"""Cells: distances above are not trusted, for training tells none above 4."""
NEAR = 5.0
"""In cells: only cells within this distance of a side of the rectangle say where the pack's side is."""
BEYOND = 1.5
"""Cells: a cell that says the side is farther out speaks of another one, for the rectangle goes around all cells."""
ROUND = 1.2
"""Cells next to a corner that do not count: there it is round, and another side is as near."""
STEEPEST = 0.35
"""Tangent by which a side may turn from the rectangle's: packs are seen in perspective, not as kites."""
FEWEST = 2
SLACK = 0.03
"""So much better the rectangle must fit to be kept: cells are coarse, distances are not."""
SPREAD = 0.4
"""Share of its length along which cells must say where a side is; where the picture or another pack cuts it off, few do."""


def outline(cells: np.ndarray, distance: np.ndarray) -> np.ndarray:
    """[4, 2] corners in cells, clockwise. `cells` [N, 2] are the middles (x, y) of a pack's cells, `distance` [N] theirs.
    The rectangle itself, where it covers the cells better than what the distances make of it."""
    rectangle = smallest_rectangle(cells)
    outward = _outward(rectangle)
    rectangle = rectangle + 0.5 * (outward + np.roll(outward, 1, axis=0))
    corners = rectangle
    for _ in range(3):
        corners = _refined(corners, cells, distance)
    return corners if _fit(corners, cells) >= _fit(rectangle, cells) - SLACK else rectangle


def _fit(corners: np.ndarray, cells: np.ndarray) -> float:
    """Intersection over union of the quadrilateral and the cells; 0 where it is not convex."""
    inside = np.ones(len(cells), bool)
    for start, end, after in zip(corners, np.roll(corners, -1, axis=0), np.roll(corners, -2, axis=0)):
        if _cross(end - start, after - end) <= 0:
            return 0.0
        inside &= _cross(end - start, cells - start) >= 0
    area = 0.5 * abs(_cross(corners[2] - corners[0], corners[3] - corners[1]))
    return inside.sum() / (len(cells) + area - inside.sum())


def _cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]


def _refined(corners: np.ndarray, cells: np.ndarray, distance: np.ndarray) -> np.ndarray:
    lines = []
    outward = _outward(corners)
    for side in range(4):
        start, end = corners[side], corners[(side + 1) % 4]
        long = max(float(np.hypot(*(end - start))), 1e-6)
        along, out = (end - start) / long, outward[side]
        place, depth = (cells - start) @ along, -((cells - start) @ out)
        margin = min(ROUND, long / 5)
        off = distance - depth
        counted = (depth < NEAR) & (distance < TOLD) & (off < BEYOND) & (place > margin) & (place < long - margin)
        counted &= depth < np.minimum(place, long - place) + 0.5
        told = len(np.unique(np.floor(place[counted]))) >= max(SPREAD * long, FEWEST)
        lines.append(_line(place[counted], off[counted], start, along, out) if told else (start, along))
    return np.array([_crossing(lines[side - 1], lines[side]) for side in range(4)])


def _line(place: np.ndarray, off: np.ndarray, start: np.ndarray, along: np.ndarray, out: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(point, direction) of a side that lies `off` outside of its old place; least squares without the worst quarter."""
    keep = np.ones(len(place), bool)
    slope, height = 0.0, float(np.median(off))
    for _ in range(3):
        middle = place[keep].mean()
        spread = np.square(place[keep] - middle).sum()
        slope = float(((place[keep] - middle) * off[keep]).sum() / (spread + 2.0))
        slope = min(max(slope, -STEEPEST), STEEPEST)
        height = float(off[keep].mean() - slope * middle)
        error = np.abs(off - height - slope * place)
        keep = error <= max(np.quantile(error, 0.75, method="lower"), 0.15)
    return start + height * out, along + slope * out


def _crossing(first: tuple[np.ndarray, np.ndarray], second: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    (a, u), (b, v) = first, second
    across = _cross(u, v)
    if abs(across) < 1e-6:
        return (a + b) / 2
    return a + u * (_cross(b - a, v) / across)


def _outward(corners: np.ndarray) -> np.ndarray:
    """[4, 2]: unit vectors that point out of the sides; side k goes from corner k to corner k + 1."""
    edges = np.roll(corners, -1, axis=0) - corners
    edges = edges / np.maximum(np.hypot(edges[:, 0], edges[:, 1]), 1e-9)[:, None]
    return np.stack([edges[:, 1], -edges[:, 0]], axis=1)
