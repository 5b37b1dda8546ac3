"""What packs lie on: float32 RGB pictures 0..1 of tables, mats, cloth, wood, steel, stone, prints."""

from __future__ import annotations

import math

import cv2
import numpy as np

from ..renderer.background import pattern
from . import noise, prints
from .colours import any_colour, grey, of_a_surface


def ground(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    """One surface, or two with a border between them, under light that is weaker somewhere."""
    picture = _surface(random, height, width)
    if random.random() < 0.2:
        mask = _half(random, height, width)[..., None]
        picture = picture * (1 - mask) + _surface(random, height, width) * mask
        if random.random() < 0.5:
            picture *= 1 - random.uniform(0.1, 0.6) * np.exp(-np.square((mask - 0.5) / 0.4)) * (mask < 0.5)
    return np.clip(picture, 0, 1).astype(np.float32)


def _surface(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    kinds = (_plain, _clouded, _grained, _striped, _checked, _wood, _brushed, _marble, _woven, _polygons, _patterned, _printed)
    chances = (0.27, 0.13, 0.1, 0.05, 0.05, 0.09, 0.05, 0.07, 0.05, 0.04, 0.06, 0.04)
    return kinds[random.choice(len(kinds), p=chances)](random, height, width)


def _plain(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    return np.broadcast_to(of_a_surface(random), (height, width, 3)) * (1 + random.uniform(0, 0.03) * noise.white(random, height, width))


def _clouded(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    clouds = noise.smooth(random, height, width, random.integers(2, 9))[..., None]
    return of_a_surface(random) * (1 + random.uniform(0.02, 0.12) * clouds)


def _grained(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    return of_a_surface(random) * (1 + random.uniform(0.02, 0.2) * noise.fractal(random, height, width)[..., None])


def _along(random: np.random.Generator, height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Pixels along and across a random direction."""
    angle = random.uniform(0, math.pi)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    return x * np.float32(math.cos(angle)) + y * np.float32(math.sin(angle)), y * np.float32(math.cos(angle)) - x * np.float32(math.sin(angle))


def _striped(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    along, _ = _along(random, height, width)
    wave = np.sin(along * np.float32(2 * math.pi / random.uniform(6, 120)))
    share = np.clip(wave * random.uniform(0.5, 8) + 0.5, 0, 1)[..., None]
    return _between(random, share)


def _checked(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    along, across = _along(random, height, width)
    turn = np.float32(2 * math.pi / random.uniform(12, 140))
    lines = random.random() < 0.5
    waves = np.maximum(np.sin(along * turn), np.sin(across * turn)) * 6 - 5 if lines else np.sin(along * turn) * np.sin(across * turn) * 6
    return _between(random, np.clip(waves + 0.5, 0, 1)[..., None])


def _between(random: np.random.Generator, share: np.ndarray) -> np.ndarray:
    """From one colour to another as share goes from 0 to 1; the two are often close."""
    first = of_a_surface(random)
    second = first * random.uniform(0.6, 1.3) if random.random() < 0.5 else of_a_surface(random)
    return first + share * (second - first)


def _wood(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    along, across = _along(random, height, width)
    warped = across + random.uniform(2, 14) * noise.smooth(random, height, width, 4) + random.uniform(0, 6) * np.sin(along / random.uniform(60, 200))
    rings = np.sin(warped * np.float32(2 * math.pi / random.uniform(5, 60))) + 0.4 * np.sin(warped * 0.9)
    colour = np.float32(np.array([0.7, 0.5, 0.32]) * random.uniform(0.3, 1.35) * (1 + random.normal(0, 0.1, 3)))
    picture = colour * (1 + random.uniform(0.03, 0.2) * rings + 0.03 * noise.fractal(random, height, width))[..., None]
    if random.random() < 0.4:
        plank = random.uniform(40, 200)
        picture *= np.where(np.mod(across, plank) < random.uniform(1, 4), random.uniform(0.3, 0.8), 1)[..., None]
    return picture


def _brushed(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    streaks = cv2.GaussianBlur(random.standard_normal((height, width)).astype(np.float32), (0, 0), sigmaX=random.uniform(10, 60), sigmaY=0.6)
    streaks = streaks / streaks.std()
    shine = noise.smooth(random, height, width, 3)
    picture = grey(random, 0.3, 0.85) * (1 + random.uniform(0.02, 0.08) * streaks + random.uniform(0, 0.2) * shine)[..., None]
    return picture


def _marble(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    veins = np.exp(-np.square(noise.fractal(random, height, width) / random.uniform(0.05, 0.5)))
    return _between(random, (random.uniform(0.2, 0.9) * veins)[..., None])


def _woven(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    along, across = _along(random, height, width)
    turn = 2 * math.pi / random.uniform(3, 12)
    weave = np.sin(along * turn) * np.sin(across * turn)
    return of_a_surface(random) * (1 + random.uniform(0.05, 0.2) * weave + random.uniform(0, 0.1) * noise.smooth(random, height, width, 5))[..., None]


def _polygons(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = of_a_surface(random)
    for _ in range(random.integers(2, 12)):
        points = random.uniform(-0.1, 1.1, (random.integers(3, 7), 2)) * (width, height)
        cv2.fillPoly(picture, [points.astype(np.int32)], any_colour(random).tolist(), cv2.LINE_AA)
    return picture


def _patterned(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    return of_a_surface(random) * pattern(random, height, width, width / random.uniform(60, 300))


def _printed(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    return prints.page(random, height, width, busy=True)


def _half(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    """1 on one side of a line through the picture, 0 on the other."""
    along, _ = _along(random, height, width)
    low, high = along.min(), along.max()
    edge = low + (high - low) * random.uniform(0.15, 0.85)
    return np.clip((along - edge) / random.uniform(1, 3), 0, 1)
