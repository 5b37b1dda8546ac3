"""Paper lidding: matt, off-white, cloudy from its fibres."""

from __future__ import annotations

import cv2
import numpy as np

from .palette import Colour

COLOURS: tuple[Colour, ...] = ((244, 242, 236), (236, 231, 219), (226, 216, 196))
GLOSS = 0.04


def fibres(random: np.random.Generator, height_px: int, width_px: int, px_per_mm: float) -> np.ndarray:
    """float32 [H, W, 1]: the paper's relative brightness, around 1."""
    grain = np.zeros((height_px, width_px), np.float32)
    for size_mm, strength in ((0.2, 0.02), (2.0, 0.03)):
        noise = cv2.GaussianBlur(random.standard_normal((height_px, width_px)).astype(np.float32), (0, 0), size_mm * px_per_mm)
        grain += strength * noise / noise.std()
    return 1 + grain[..., None]
