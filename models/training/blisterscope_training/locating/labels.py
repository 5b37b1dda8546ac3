"""What the network shall say about a scene: maps of 48 x 64 cells, each 4 x 4 pixels. All lengths are in cells."""

from __future__ import annotations

import cv2
import numpy as np

from .compose import Scene
from .geometry import centroid, clipped
from .picture import HEIGHT, STRIDE, WIDTH

ROWS, COLUMNS = HEIGHT // STRIDE, WIDTH // STRIDE
REACH = 4.0
"""Signed distances are only given up to this many cells."""
CHANNELS = ("pack", "border", "vote_x", "vote_y", "distance", "own", "near")


def labels(scene: Scene) -> np.ndarray:
    """float32 [7, 48, 64] as in CHANNELS: share of the cell that is pack; whether the outline of a pack, or the line between two,
    passes through it; from the cell's middle to the middle of its own pack, as far as that is in the picture; distance to the
    nearest side of its own pack, positive inside, outside of the nearest pack; and where votes and distances are to be learnt."""
    ids = scene.ids
    share = cv2.resize((ids > 0).astype(np.float32), (COLUMNS, ROWS), interpolation=cv2.INTER_AREA)
    cells = ids[STRIDE // 2 :: STRIDE, STRIDE // 2 :: STRIDE]
    x, y = np.meshgrid(np.arange(COLUMNS, dtype=np.float32) + 0.5, np.arange(ROWS, dtype=np.float32) + 0.5)
    votes, distance = np.zeros((2, ROWS, COLUMNS), np.float32), np.full((ROWS, COLUMNS), -REACH, np.float32)
    for number, quad in enumerate(scene.quads):
        own, inside = cells == number + 1, to_sides(quad / STRIDE, x, y)
        distance = np.where(own, inside, np.where(cells == 0, np.maximum(distance, inside), distance))
        part = clipped(quad, *scene.frame)
        if len(part) > 2:
            middle = centroid(part) / STRIDE
            votes[:, own] = np.stack([middle[0] - x, middle[1] - y])[:, own]
    near = (distance < 0) | (cells > 0)
    near &= _in_frame(scene)
    return np.stack([share, _borders(ids), *votes, np.clip(distance, -REACH, REACH), cells > 0, near]).astype(np.float32)


def to_sides(quad: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Signed distance of points to the outline of a convex quadrilateral [4, 2], clockwise; positive inside."""
    inside, outside = np.full(x.shape, np.inf, np.float32), np.full(x.shape, np.inf, np.float32)
    for start, end in zip(quad, np.roll(quad, -1, axis=0)):
        along = end - start
        long = max(float(np.hypot(*along)), 1e-6)
        dx, dy = x - start[0], y - start[1]
        inside = np.minimum(inside, (along[0] * dy - along[1] * dx) / long)
        share = np.clip((dx * along[0] + dy * along[1]) / long**2, 0, 1)
        outside = np.minimum(outside, np.hypot(dx - share * along[0], dy - share * along[1]))
    return np.where(inside >= 0, inside, -outside)


def _borders(ids: np.ndarray) -> np.ndarray:
    """float32 [48, 64]: 1 where neighbouring pixels in or around the cell belong to different packs, or to a pack and none."""
    edge = np.zeros(ids.shape, np.uint8)
    across, down = ids[:, 1:] != ids[:, :-1], ids[1:] != ids[:-1]
    edge[:, 1:] |= across
    edge[:, :-1] |= across
    edge[1:] |= down
    edge[:-1] |= down
    return edge.reshape(ROWS, STRIDE, COLUMNS, STRIDE).max(axis=(1, 3)).astype(np.float32)


def _in_frame(scene: Scene) -> np.ndarray:
    x0, y0, x1, y1 = (part / STRIDE for part in scene.frame)
    inside = np.zeros((ROWS, COLUMNS), bool)
    inside[int(np.ceil(y0)) : int(y1), int(np.ceil(x0)) : int(x1)] = True
    return inside
