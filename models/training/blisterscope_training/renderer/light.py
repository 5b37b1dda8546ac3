"""Light on a pack: soft shading by slope, and reflections on foil and film."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Lamp:
    """The soft reflection of a window or a lamp, visible at surface slopes near (x, y)."""

    x: float
    y: float
    spread: float
    strength: float


@dataclass(frozen=True)
class Lighting:
    toward_x: float
    toward_y: float
    shading: float
    lamps: tuple[Lamp, ...]
    tilt_x: float = 0.0  # slope that a bend adds at the edges
    tilt_y: float = 0.0


STUDIO = Lighting(-0.55, -0.75, 0.55, (Lamp(-0.35, -0.45, 0.3, 0.55), Lamp(0.25, 0.15, 0.5, 0.12)), 0.25, 0.18)


def lit(albedo: np.ndarray, relief: np.ndarray, gloss: np.ndarray, lighting: Lighting) -> np.ndarray:
    """Albedo [H, W, 3] 0..1 under the light, unclipped. Gloss 1 is bare foil, which reflects more than it scatters."""
    height, width = gloss.shape
    slope_x = relief[..., 0] + np.linspace(-lighting.tilt_x, lighting.tilt_x, width, dtype=np.float32)[None, :]
    slope_y = relief[..., 1] + np.linspace(-lighting.tilt_y, lighting.tilt_y, height, dtype=np.float32)[:, None]
    shade = 1 + lighting.shading * (slope_x * lighting.toward_x + slope_y * lighting.toward_y)
    np.clip(shade, 0.35, 1.5, out=shade)
    mirrored = np.zeros_like(gloss)
    for lamp in lighting.lamps:
        distance = np.square(slope_x - lamp.x) + np.square(slope_y - lamp.y)
        mirrored += np.float32(lamp.strength) * np.exp(distance * np.float32(-0.5 / lamp.spread**2))
    return albedo * (shade * (1 - 0.12 * gloss))[..., None] + (gloss * mirrored)[..., None]
