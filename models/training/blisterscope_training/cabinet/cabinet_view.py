"""The crop of one pack in a random cabinet: random tray, lamp and position."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..renderer.design import Design, Face
from .crop import Box, box_of, crop
from .tray import Tray, any_cabinet, lying, sensed

_WIDTHS_PX = (480, 640, 800, 1024)
"""Widths of the camera's pictures."""
_OFF_CENTRE_MM = (25, 12)
_ASKEW_DEGREES = 20
_MISPLACED, _MISSIZED, _MISTURNED = 0.006, 0.01, 0.008
"""Standard deviations of the located box: place and size in shares of the pack's length, angle in radians."""


def cabinet_view(design: Design, face: Face, pack: int, side: int, random: np.random.Generator) -> np.ndarray:
    """uint8 [side, side, 3]. `pack` is the seed of its creases and batch number."""
    width = int(random.choice(_WIDTHS_PX))
    tray = Tray(int(random.integers(2**31)), width, width * 3 // 4, any_cabinet(random))
    x_mm, y_mm = random.uniform(-1, 1, 2) * _OFF_CENTRE_MM
    put_down = lying(design, face, pack, x_mm, y_mm, 90 * random.integers(4) + random.uniform(-_ASKEW_DEGREES, _ASKEW_DEGREES))
    picture = sensed(tray.light([put_down]), int(random.integers(2**31)))
    return crop(picture, _found(box_of(tray.corners(put_down)), random), side)


def _found(box: Box, random: np.random.Generator) -> Box:
    """The box with a locator's small error."""
    x, y = (box.x, box.y) + box.length * random.normal(0, _MISPLACED, 2)
    length, breadth = (box.length, box.breadth) * random.normal(1, _MISSIZED, 2)
    return replace(box, x=x, y=y, length=length, breadth=breadth, angle=box.angle + random.normal(0, _MISTURNED))
