"""Patterned surfaces under a pack: cloth, perforated steel, wood, a printed mat, the edge of another pack.

Each is a factor on the tray's colour, as a function of position in millimetres.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

PATTERNED = 0.2
"""Share of the trays with a pattern."""


def pattern(random: np.random.Generator, height_px: int, width_px: int, px_per_mm: float) -> np.ndarray:
    """float32 [H, W, 3] around 1: one of these surfaces in a random direction."""
    draw = (_cloth, _perforated_steel, _wood, _printed_mat, _other_pack)[random.integers(5)]
    x = (np.arange(width_px, dtype=np.float32) - width_px / 2)[None, :] / px_per_mm
    y = (np.arange(height_px, dtype=np.float32) - height_px / 2)[:, None] / px_per_mm
    angle = random.uniform(0, 2 * math.pi)
    cosine, sine = np.float32(math.cos(angle)), np.float32(math.sin(angle))
    return draw(random, x * cosine + y * sine, y * cosine - x * sine).astype(np.float32)


def _cloth(random: np.random.Generator, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A plain weave with coloured stripes."""
    turn = 2 * math.pi / random.uniform(1.0, 2.5)
    weave = 1 + random.uniform(0.05, 0.15) * np.sin(x * turn) * np.sin(y * turn)
    stripes = _bands(x, random.uniform(8, 25), random.uniform(1, 6))
    return weave[..., None] * (1 + stripes[..., None] * random.uniform(-0.4, 0.2, 3))


def _perforated_steel(random: np.random.Generator, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Brushed along x, with staggered rows of round holes."""
    pitch = random.uniform(4, 9)
    row = np.round(y / pitch)
    across = np.mod(x + row % 2 * pitch / 2, pitch) - pitch / 2
    holes = np.hypot(across, y - row * pitch) < pitch * random.uniform(0.2, 0.36)
    streaks = random.normal(1, 0.05, 512)
    brushed = streaks[(y * 4).astype(np.int32) % len(streaks)]
    return np.repeat((brushed * np.where(holes, random.uniform(0.15, 0.5), 1))[..., None], 3, axis=2)


def _wood(random: np.random.Generator, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Growth rings, cut along the grain."""
    wavy = y + 2 * _noise(random, x.shape) + random.uniform(0.5, 2) * np.sin(x / random.uniform(15, 40))
    rings = 0.5 + 0.5 * np.sin(wavy * 2 * math.pi / random.uniform(2, 8))
    return (1 - random.uniform(0.1, 0.35) * rings)[..., None] * (1.1, 0.9, random.uniform(0.55, 0.8))


def _printed_mat(random: np.random.Generator, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A grid of coloured lines."""
    pitch, line = random.uniform(5, 20), random.uniform(0.4, 1.5)
    lines = np.maximum(_bands(x, pitch, line), _bands(y, pitch, line))
    return 1 + lines[..., None] * random.uniform(-0.7, 0.3, 3)


def _other_pack(random: np.random.Generator, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """It reaches in from one side, has lines of print, and casts a shadow."""
    reach = x - random.uniform(10, 40)
    ground, print_colour = random.uniform(0.7, 1.8), random.uniform(0.2, 1.5, 3)
    printed = _bands(y, random.uniform(3, 9), random.uniform(1, 2.5)) * (reach > 3)
    pack = ground * (1 + printed[..., None] * (print_colour - 1))
    shadow = 1 - 0.4 * np.exp(-np.square(np.minimum(reach, 0) / 2))
    return np.where((reach > 0)[..., None], pack, shadow[..., None])


def _bands(along: np.ndarray, pitch_mm: float, thick_mm: float) -> np.ndarray:
    """1 on bands of that thickness, one per pitch, and 0 between them."""
    return (np.mod(along, pitch_mm) < thick_mm).astype(np.float32)


def _noise(random: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    """Smooth noise of unit strength."""
    return cv2.resize(random.standard_normal((6, 6)).astype(np.float32), shape[::-1], interpolation=cv2.INTER_CUBIC)
