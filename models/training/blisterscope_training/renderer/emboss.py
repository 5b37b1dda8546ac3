"""The batch number embossed into the edge of a pack, in place of a printed one."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np

from . import words
from .design import Design
from .ink import Ink
from .palette import BLACK

_LETTER_MM, _DEEP_MM, _SOFT_MM = 2.8, 0.15, 0.12


def pressed_stamp(design: Design, pack: Random, px_per_mm: float) -> np.ndarray:
    """float32 [H, W]: the height of the letters, in mm."""
    sheet = Ink(design.width_mm, design.height_mm, px_per_mm)
    number = words.batch_stamp(pack)[0]
    sheet.text(2, design.height_mm - _LETTER_MM - 1, number, "LiberationMono-Bold", _LETTER_MM, BLACK, design.width_mm - 4)
    _, raised = sheet.arrays()
    return _DEEP_MM * cv2.GaussianBlur(raised[..., 0], (0, 0), _SOFT_MM * px_per_mm)
