"""From the network's maps to packs, to measure while it learns. The program has a decoder of its own (src/domain/locate/), which is
faster and also notices company beside a pack."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .grouping import groups
from .labels import to_sides
from .picture import STRIDE, Fitted, to_photo
from .sides import outline

LOWEST_SCORE = 0.7


class Found(NamedTuple):
    """corners [4, 2] in pixels of the network's picture, clockwise; score 0..1; cut: the picture's edge cuts it off;
    filled: share of its outline, as far as it is in the picture, that is seen as this pack: less where something covers it."""

    corners: np.ndarray
    score: float
    cut: bool
    filled: float


def decoded(maps: np.ndarray, frame: tuple[int, int, int, int]) -> list[Found]:
    """`maps` [5, 48, 64] as Maps gives them; frame x0, y0, x1, y1 of the photograph, in pixels. The largest pack comes first."""
    rows, columns = maps.shape[1:]
    y, x = np.mgrid[:rows, :columns] + 0.5
    x0, y0, x1, y1 = (part / STRIDE for part in frame)
    inside = (x > x0) & (x < x1) & (y > y0) & (y < y1)
    found = []
    for group in groups(maps, inside):
        score = float(maps[0].ravel()[group].mean())
        if score < LOWEST_SCORE:
            continue
        cells = np.stack([x.ravel()[group], y.ravel()[group]], axis=1)
        corners = outline(cells, maps[4].ravel()[group])
        edge = (cells[:, 0] < x0 + 1) | (cells[:, 0] > x1 - 1) | (cells[:, 1] < y0 + 1) | (cells[:, 1] > y1 - 1)
        covered = (to_sides(corners, x, y) > 0) & inside
        found.append(Found(corners * STRIDE, score, int(edge.sum()) >= 3, min(len(group) / max(int(covered.sum()), 1), 1.0)))
    return found


def in_photo(found: Found, place: Fitted) -> np.ndarray:
    """Its corners in pixels of the photograph."""
    return to_photo(found.corners, place)
