"""Lessons from a folder of photographs, each varied in light and camera for every batch."""

from __future__ import annotations

from math import pi
from pathlib import Path

import numpy as np

from ..cabinet.crop import Box, crop, outline_of, retaken
from ..photos.photo_folder import Photograph, read_folder, read_picture
from ..refusal import Refusal
from .data import TURN_CHANCES, Lesson

_SHIFT, _GROWTH = 0.02, 0.04
"""Standard deviations of the located box's place and size, in shares of the pack's length."""
_TURN_DEGREES = 4.0
_CAMERA = 1.0
"""Amount of variation in exposure, white balance, blur and noise; see renderer/camera.py."""


class Photographs:
    """A class is one product."""

    kind = "photographs"
    unseen = None

    def __init__(self, folder: Path) -> None:
        self._of_product: dict[str, list[Photograph]] = {}
        for photograph in read_folder(folder):
            self._of_product.setdefault(photograph.product, []).append(photograph)
        self.classes = sorted(self._of_product)
        if len(self.classes) < 2:
            raise Refusal(f"{folder} has only one product: add photographs of others.")

    def lesson(self, number: int, side_px: int, random: np.random.Generator) -> Lesson:
        photographs = self._of_product[self.classes[number]]
        photograph = photographs[random.integers(len(photographs))]
        box = _found(photograph.box, random)
        seen = retaken(crop(read_picture(photograph.file), box, side_px), random, _CAMERA)
        turns = int(random.choice(4, p=TURN_CHANCES))
        return Lesson(np.rot90(seen, turns), outline_of(box, side_px, turns))

    def example(self, number: int, side_px: int, random: np.random.Generator) -> np.ndarray:
        photograph = self._of_product[self.classes[number]][0]
        return crop(read_picture(photograph.file), photograph.box, side_px)


def _found(box: Box, random: np.random.Generator) -> Box:
    """The box with a locator's error."""
    x, y = random.normal(0, _SHIFT * box.length, 2)
    growth = 1 + random.normal(0, _GROWTH, 2)
    turn = random.normal(0, _TURN_DEGREES) * pi / 180
    return Box(box.x + x, box.y + y, box.length * growth[0], box.breadth * growth[1], box.angle + turn)
