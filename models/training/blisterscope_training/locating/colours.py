"""Random colours of things, RGB 0..1."""

from __future__ import annotations

import colorsys

import numpy as np


def any_colour(random: np.random.Generator) -> np.ndarray:
    return np.float32(colorsys.hsv_to_rgb(random.random(), random.uniform(0, 1) ** 0.7, random.uniform(0.08, 1)))


def grey(random: np.random.Generator, low: float = 0.05, high: float = 0.97) -> np.ndarray:
    """A grey with a faint tint."""
    return np.float32(np.clip(random.uniform(low, high) * (1 + random.normal(0, 0.05, 3)), 0, 1))


def of_a_surface(random: np.random.Generator) -> np.ndarray:
    """Tables and mats are mostly grey, white or brown, at times of any colour."""
    kind = random.random()
    if kind < 0.45:
        return grey(random)
    if kind < 0.6:
        return np.float32(np.array([0.62, 0.45, 0.3]) * random.uniform(0.35, 1.5) * (1 + random.normal(0, 0.08, 3))).clip(0, 1)
    return any_colour(random)


def skin(random: np.random.Generator) -> np.ndarray:
    """Bare skin of any shade, or a glove."""
    if random.random() < 0.2:
        return np.float32(((0.35, 0.5, 0.8), (0.85, 0.88, 0.9), (0.15, 0.16, 0.18), (0.5, 0.75, 0.65))[random.integers(4)])
    light, dark = np.array([0.96, 0.78, 0.67]), np.array([0.33, 0.21, 0.15])
    share = random.random()
    return np.float32((light * share + dark * (1 - share)) * random.uniform(0.85, 1.1)).clip(0, 1)
