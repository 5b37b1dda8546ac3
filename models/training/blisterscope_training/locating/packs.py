"""One pack as it lies before the camera: a cut-out face in other colours, cut, lit anew. Float32 RGBA."""

from __future__ import annotations

import math

import cv2
import numpy as np

from ..renderer.light import Lamp, Lighting, lit
from ..renderer.stored import SLOPE_UNIT
from . import noise
from .colours import any_colour, grey


def lighting(random: np.random.Generator) -> Lighting:
    """Lamps and windows that foil and domes mirror; one for all packs of a picture."""
    angle = random.uniform(0, 2 * math.pi)
    lamps = tuple(
        Lamp(random.normal(0, 0.3), random.normal(0, 0.3), random.uniform(0.05, 0.5), random.uniform(0.05, 0.8))
        for _ in range(random.integers(1, 4))
    )
    return Lighting(math.cos(angle), math.sin(angle), random.uniform(0.2, 1.0), lamps, random.normal(0, 0.25), random.normal(0, 0.25))


def pack(face: np.ndarray, random: np.random.Generator, light: Lighting) -> np.ndarray:
    """float32 [h, w, 4], 0..1, from a stored face (cutouts.py). White may be exceeded where a lamp is mirrored."""
    if random.random() < 0.12:
        face = _strip(face, random)
    cover = face[..., 3].astype(np.float32) / 255
    albedo = _recoloured(face[..., :3], random).astype(np.float32) / 255
    if random.random() < 0.35:
        _painted(albedo, random)
    deep = np.float32(random.uniform(0.6, 2.2) / SLOPE_UNIT)
    relief = (face[..., 4:6].astype(np.float32) - 128) * deep
    gloss = face[..., 6].astype(np.float32) * np.float32(random.uniform(0.7, 1.1) / 255)
    colour = lit(albedo, relief, gloss, light)
    colour *= np.float32(random.uniform(0.75, 1.2))
    colour += _sheen(gloss, random)
    if random.random() < 0.2:
        _streak(colour, random)
    return np.dstack([np.clip(colour, 0, 1.3), cover]).astype(np.float32)


def _strip(face: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """What is left after a part was cut off with scissors: one or two straight sides without round corners."""
    height, width = face.shape[:2]
    low, high = (0.0, random.uniform(0.3, 0.9)) if random.random() < 0.6 else (random.uniform(0.1, 0.35), random.uniform(0.6, 0.9))
    if random.random() < 0.75:
        return face[:, int(low * width) : int(high * width)]
    return face[int(low * height) : int(high * height)]


def _recoloured(paint: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Another hue, stronger or weaker colours; as it is in every third case."""
    if random.random() < 0.33:
        return paint
    shifted = cv2.cvtColor(np.ascontiguousarray(paint), cv2.COLOR_RGB2HSV)
    shifted[..., 0] = (shifted[..., 0].astype(np.int32) + int(random.integers(180))) % 180
    shifted[..., 1] = cv2.convertScaleAbs(shifted[..., 1], alpha=random.uniform(0.2, 1.8))
    return cv2.cvtColor(shifted, cv2.COLOR_HSV2RGB)


def _painted(albedo: np.ndarray, random: np.random.Generator) -> None:
    """Bands, halves and discs of one colour: where they end, the pack does not."""
    height, width = albedo.shape[:2]
    for _ in range(int(random.integers(1, 4))):
        colour = [float(part) for part in (any_colour(random) if random.random() < 0.6 else grey(random))]
        kind = random.random()
        if kind < 0.65:
            along = int(random.random() < 0.3)
            begin, end = _band(random)
            band = slice(int(begin * albedo.shape[1 - along]), int(end * albedo.shape[1 - along]))
            part = (band,) if along else (slice(None), band)
            albedo[part] = albedo[part] * 0.15 + np.float32(colour) * 0.85
        elif kind < 0.85:
            across = random.uniform(0.1, 0.9, 2) * width
            points = np.array([[across[0], 0], [width, 0], [width, height], [across[1], height]])
            cv2.fillConvexPoly(albedo, points.astype(np.int32), colour)
        else:
            middle = tuple(int(part) for part in random.random(2) * (width, height))
            cv2.circle(albedo, middle, int(random.uniform(0.1, 0.4) * height), colour, -1)


def _band(random: np.random.Generator) -> tuple[float, float]:
    """Where it begins and ends, as shares of the side: anywhere, or at an end of the pack, which then looks most like another thing."""
    if random.random() < 0.5:
        thick = random.uniform(0.04, 0.3)
        begin = random.uniform(0, 1 - thick)
        return begin, begin + thick
    thick = random.uniform(0.08, 0.5)
    return (0, thick) if random.random() < 0.5 else (1 - thick, 1)


def _sheen(gloss: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Large soft reflections of a room in foil and film, a little coloured; dark ones too."""
    height, width = gloss.shape
    room = noise.smooth(random, height, width, int(random.integers(2, 6)))
    tint = np.float32(1 + random.normal(0, 0.08, 3))
    return (gloss * room * np.float32(random.uniform(0, 0.16)))[..., None] * tint


def _streak(colour: np.ndarray, random: np.random.Generator) -> None:
    """A streak of glare across the pack."""
    height, width = colour.shape[:2]
    angle, at = random.uniform(0, math.pi), random.uniform(0.1, 0.9, 2)
    y, x = np.ogrid[:height, :width]
    across = (x - at[0] * width) * math.sin(angle) - (y - at[1] * height) * math.cos(angle)
    spot = np.exp(-np.square(across / (random.uniform(0.02, 0.2) * width)))
    colour += (random.uniform(0.2, 0.9) * spot)[..., None].astype(np.float32)
