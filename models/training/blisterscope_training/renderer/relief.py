"""The relief of a pack as slopes: pockets, seal pattern, creases. Slopes are dimensionless (mm per mm)."""

from __future__ import annotations

import cv2
import numpy as np

from .design import Design
from .pockets import Pockets


def slopes(height_mm: np.ndarray, px_per_mm: float) -> np.ndarray:
    """[H, W, 2] slopes in x and y of a height map."""
    return np.stack([cv2.Sobel(height_mm, cv2.CV_32F, 1, 0, scale=px_per_mm / 8), cv2.Sobel(height_mm, cv2.CV_32F, 0, 1, scale=px_per_mm / 8)], -1)


def domes(where: Pockets, deep_mm: float, bevel_mm: float) -> np.ndarray:
    """Pockets as domes: walls rise over bevel_mm, tops are slightly rounded."""
    wall = np.clip(-where.pocket / bevel_mm, 0, 1)
    return deep_mm * (wall * wall * (3 - 2 * wall)) + deep_mm * 0.35 * np.clip(-where.pocket / 4, 0, 1)


def pressed_rims(where: Pockets, deep_mm: float) -> np.ndarray:
    """The marks of the pockets on the lidding foil: a rim and a slack middle."""
    return deep_mm * np.exp(-np.square((where.pocket - 0.2) / 0.5)) + deep_mm * 0.9 * np.clip(-where.pocket / 3, 0, 1)


def seal_pattern(design: Design, height_px: int, width_px: int, px_per_mm: float) -> np.ndarray:
    """The knurl of the sealing plate: a fine lattice, upright or diagonal, about a millimetre wide."""
    pitch = 0.9 + (design.layout_seed % 7) * 0.1
    x = np.arange(width_px, dtype=np.float32)[None, :] / px_per_mm
    y = np.arange(height_px, dtype=np.float32)[:, None] / px_per_mm
    turn = 2 * np.pi / pitch
    if design.layout_seed % 3:
        return 0.035 * (np.cos((x + y) * turn * 0.7) + np.cos((x - y) * turn * 0.7))
    return 0.035 * (np.cos(x * turn) + np.cos(y * turn))


def creases(random: np.random.Generator, height_px: int, width_px: int, px_per_mm: float, depth_mm: float) -> np.ndarray:
    """Handled foil: many soft dents and a few sharp folds, different on every pack."""
    height = np.zeros((height_px, width_px), np.float32)
    for size_mm, share in ((14.0, 1.0), (5.0, 0.45), (2.0, 0.16)):
        rows, columns = max(int(height_px / px_per_mm / size_mm) + 2, 2), max(int(width_px / px_per_mm / size_mm) + 2, 2)
        coarse = random.standard_normal((rows, columns)).astype(np.float32)
        height += share * cv2.resize(coarse, (width_px, height_px), interpolation=cv2.INTER_CUBIC)
    x = np.arange(width_px, dtype=np.float32)[None, :] / px_per_mm
    y = np.arange(height_px, dtype=np.float32)[:, None] / px_per_mm
    for _ in range(random.integers(1, 5)):
        angle, at = random.uniform(0, np.pi), random.uniform(0.2, 0.8, 2)
        across = (x - at[0] * width_px / px_per_mm) * np.sin(angle) - (y - at[1] * height_px / px_per_mm) * np.cos(angle)
        along = (x - at[0] * width_px / px_per_mm) * np.cos(angle) + (y - at[1] * height_px / px_per_mm) * np.sin(angle)
        height += random.uniform(-1.5, 1.5) * np.exp(-np.abs(across) / random.uniform(0.6, 2.5) - np.square(along / random.uniform(6, 25)))
    return depth_mm * height
