"""The picture of one pack as the network sees it: its long side horizontal, the tray filled over.

The daemon crops camera frames in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

import cv2
import numpy as np

from ..renderer import camera
from ..renderer.view import FILL, MARGIN


@dataclass(frozen=True)
class Box:
    """A rectangle at any angle: pixels, and radians clockwise from the x axis to the long side."""

    x: float
    y: float
    length: float
    breadth: float
    angle: float


def crop(picture: np.ndarray, box: Box, side: int) -> np.ndarray:
    """uint8 [side, side, 3]; a margin of tray remains around the pack, the rest has the fill colour."""
    oversampling = max(1, round(box.length / (side * (1 - 2 * MARGIN))))
    fine = side * oversampling
    scale = fine * (1 - 2 * MARGIN) / box.length
    right, down = scale * cos(box.angle), scale * sin(box.angle)
    to_crop = np.float64([
        [right, down, fine / 2 - right * box.x - down * box.y],
        [-down, right, fine / 2 + down * box.x - right * box.y],
    ])
    warped = cv2.warpAffine(picture, to_crop, (fine, fine), flags=cv2.INTER_LINEAR, borderValue=FILL)
    small = cv2.resize(warped, (side, side), interpolation=cv2.INTER_AREA)
    kept = side * (1 - 2 * MARGIN) * box.breadth / box.length + 2 * MARGIN * side
    band = max(0, round((side - kept) / 2))
    small[:band] = FILL
    small[side - band:] = FILL
    return small


def retaken(found: np.ndarray, random: np.random.Generator, amount: float) -> np.ndarray:
    """The crop as another camera might have taken it (renderer/camera.py); filled pixels stay filled."""
    seen = camera.shot(found.astype(np.float32) / 255, random, amount)
    seen[(found == FILL).all(axis=2)] = FILL
    return seen


def outline_of(box: Box, side: int, quarter_turns: int = 0) -> np.ndarray:
    """[4, 2]: the corners of the box in its crop, after `quarter_turns` of the crop."""
    length = side * (1 - 2 * MARGIN)
    breadth = length * box.breadth / box.length
    across, down = (length, breadth) if quarter_turns % 2 == 0 else (breadth, length)
    return side / 2 + np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (across / 2, down / 2)


def box_of(corners: np.ndarray) -> Box:
    """The smallest rectangle around the points [N, 2]."""
    (x, y), (width, height), degrees = cv2.minAreaRect(np.float32(corners))
    angle = degrees * pi / 180
    if height > width:
        width, height, angle = height, width, angle + pi / 2
    return Box(x, y, width, height, (angle + pi / 2) % pi - pi / 2)
