"""The smallest rectangle around points: convex hull (Andrew's monotone chain, 1979), then one side along each of its edges
(Freeman and Shapira, 1975)."""

from __future__ import annotations

import numpy as np


def hull(points: np.ndarray) -> np.ndarray:
    """[N, 2] -> [M, 2]: the corners of the convex hull, clockwise on the screen (y down)."""
    ordered = sorted(map(tuple, points))

    def chain(along: list) -> list:
        kept: list = []
        for point in along:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return np.array(chain(ordered) + chain(ordered[::-1]), float) if len(ordered) > 2 else np.array(ordered, float)


def smallest_rectangle(points: np.ndarray) -> np.ndarray:
    """[4, 2] corners, clockwise on the screen."""
    corners = hull(points)
    best, smallest = np.zeros((4, 2)), np.inf
    for edge in np.roll(corners, -1, axis=0) - corners:
        long = np.hypot(*edge)
        if long < 1e-9:
            continue
        right = edge / long
        down = np.array([-right[1], right[0]])
        across, along = corners @ right, corners @ down
        area = np.ptp(across) * np.ptp(along)
        if area < smallest:
            smallest = area
            ends = ((across.min(), along.min()), (across.max(), along.min()), (across.max(), along.max()), (across.min(), along.max()))
            best = np.array([a * right + b * down for a, b in ends])
    return best


def _turn(a: tuple, b: tuple, c: tuple) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
