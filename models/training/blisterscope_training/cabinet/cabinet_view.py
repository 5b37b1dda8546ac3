"""One pack as the network is shown it in a cabinet that it has never seen: any tray, any lamp, put down anyhow."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..renderer.design import Design, Face
from .crop import Box, box_of, crop
from .tray import Tray, any_cabinet, lying, sensed

_WIDTHS_PX = (480, 640, 800, 1024)
"""Of the camera's pictures."""
_OFF_CENTRE_MM = (25, 12)
_ASKEW_DEGREES = 20
_MISPLACED, _MISSIZED, _MISTURNED = 0.006, 0.01, 0.008
"""Deviations of the box that the locator finds: of shares of the pack's length, and of an angle in radians."""


def cabinet_view(design: Design, face: Face, pack: int, side: int, random: np.random.Generator) -> np.ndarray:
    """uint8 [side, side, 3]. `pack` is the seed of the pack's own creases and batch number."""
    width = int(random.choice(_WIDTHS_PX))
    tray = Tray(int(random.integers(2**31)), width, width * 3 // 4, any_cabinet(random))
    x_mm, y_mm = random.uniform(-1, 1, 2) * _OFF_CENTRE_MM
    put_down = lying(design, face, pack, x_mm, y_mm, 90 * random.integers(4) + random.uniform(-_ASKEW_DEGREES, _ASKEW_DEGREES))
    picture = sensed(tray.light([put_down]), int(random.integers(2**31)))
    return crop(picture, _found(box_of(tray.corners(put_down)), random), side)


def _found(box: Box, random: np.random.Generator) -> Box:
    """The box where a locator finds it: a hair's breadth away."""
    x, y = (box.x, box.y) + box.length * random.normal(0, _MISPLACED, 2)
    length, breadth = (box.length, box.breadth) * random.normal(1, _MISSIZED, 2)
    return replace(box, x=x, y=y, length=length, breadth=breadth, angle=box.angle + random.normal(0, _MISTURNED))
