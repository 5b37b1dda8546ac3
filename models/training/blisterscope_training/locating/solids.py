"""Things with a body that are no packs: cartons, coins, keys, bottles, cups, loose tablets. Drawn straight into a picture."""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np

from . import prints
from .colours import any_colour, grey
from .geometry import rectangle
from .laying import any_shadow, cast, lay


def solid(picture: np.ndarray, random: np.random.Generator, place: np.ndarray, unit: float) -> None:
    """One of them near the place; `unit` is the width in pixels of the picture that it stands in."""
    makers: tuple[Callable[..., None], ...] = (carton, disc, keys, bottle, cup, tablets)
    makers[random.choice(len(makers), p=(0.26, 0.1, 0.18, 0.17, 0.08, 0.21))](picture, random, place, unit)


def carton(picture: np.ndarray, random: np.random.Generator, place: np.ndarray, unit: float) -> None:
    """A folding box: its top, and the one or two sides that the camera sees, of other brightness."""
    long, short = random.uniform(0.25, 0.75) * unit, random.uniform(0.12, 0.45) * unit
    top = rectangle(place, long, short, random.uniform(0, 2 * math.pi))
    height = random.normal(0, 0.05, 2) * unit
    faces = [prints.panel(random, 130, 220) for _ in range(2)]
    bottom = top + height
    shadow = any_shadow(random, unit)
    order = sorted(range(4), key=lambda side: -float((bottom[side] + bottom[(side + 1) % 4] - 2 * place) @ height))
    for side in order[:2]:
        following = (side + 1) % 4
        quad = np.float32([top[side], top[following], bottom[following], bottom[side]])
        face = (faces[1][:60] if random.random() < 0.6 else np.broadcast_to(faces[0][0, 0], (60, 220, 3))) * random.uniform(0.45, 0.95)
        lay(picture, _solid(face), quad, shadow)
    lay(picture, _solid(faces[0]), top, shadow if np.hypot(*height) < 0.02 * unit else None)


def disc(picture: np.ndarray, random: np.random.Generator, place: np.ndarray, unit: float) -> None:
    """A coin, a lid, a puck: a rim and light from one side."""
    radius = random.uniform(0.02, 0.14) * unit
    colour = grey(random, 0.02, 0.9) if random.random() < 0.5 else any_colour(random)
    _ellipse(picture, random, place, radius, radius * random.uniform(0.85, 1), colour, unit)
    _ellipse(picture, random, place, radius * 0.85, radius * 0.8, colour * random.uniform(0.7, 1.25), unit, shadow=False)


def keys(picture: np.ndarray, random: np.random.Generator, place: np.ndarray, unit: float) -> None:
    for _ in range(int(random.integers(1, 4))):
        angle = random.uniform(0, 2 * math.pi)
        way = np.array([math.cos(angle), math.sin(angle)])
        colour = np.float32(random.choice((0.55, 0.7, 0.8)) * np.array([1, 0.95, random.uniform(0.6, 1)]))
        size = random.uniform(0.03, 0.06) * unit
        _ellipse(picture, random, place, size, size * 0.9, colour, unit)
        _bar(picture, place, place + way * size * 4, size * 0.5, colour * 0.9)
        for tooth in np.linspace(2.2, 3.8, 5):
            start = place + way * size * tooth
            _bar(picture, start, start + np.array([-way[1], way[0]]) * size * random.uniform(0.2, 0.6), size * 0.25, colour * 0.8)
        _ellipse(picture, random, place - way * size * 0.4, size * 0.3, size * 0.3, colour * 0.25, unit, shadow=False)


def bottle(picture: np.ndarray, random: np.random.Generator, place: np.ndarray, unit: float) -> None:
    """Lying: a round body with a label, and a cap."""
    angle, breadth = random.uniform(0, 2 * math.pi), random.uniform(0.1, 0.28) * unit
    way = np.array([math.cos(angle), math.sin(angle)])
    long = breadth * random.uniform(1.3, 2.6)
    colour = np.float32((0.75, 0.4, 0.1)) if random.random() < 0.4 else any_colour(random)
    body = np.broadcast_to(colour, (100, 160, 3)).copy()
    if random.random() < 0.7:
        body[:, 30:140] = prints.panel(random, 100, 110)
    round_light = np.float32(0.4 + 0.75 * np.exp(-np.square((np.arange(100) - random.uniform(25, 60)) / 35)))
    lay(picture, _solid(body * round_light[:, None, None]), rectangle(place, long, breadth, angle), any_shadow(random, unit))
    cap = place + way * (long / 2 + breadth * 0.2)
    lay(picture, _solid(np.broadcast_to(any_colour(random), (100, 40, 3)) * round_light[:, None, None]), rectangle(cap, breadth * 0.4, breadth * 0.8, angle))


def cup(picture: np.ndarray, random: np.random.Generator, place: np.ndarray, unit: float) -> None:
    """From above: a rim, a dark inside, what is in it."""
    radius = random.uniform(0.08, 0.22) * unit
    colour = grey(random, 0.4, 1) if random.random() < 0.6 else any_colour(random)
    _ellipse(picture, random, place, radius, radius * random.uniform(0.8, 1), colour, unit)
    _ellipse(picture, random, place, radius * 0.88, radius * 0.8, colour * random.uniform(0.4, 0.9), unit, shadow=False)
    if random.random() < 0.5:
        _ellipse(picture, random, place, radius * 0.7, radius * 0.65, any_colour(random), unit, shadow=False)


def tablets(picture: np.ndarray, random: np.random.Generator, place: np.ndarray, unit: float) -> None:
    """Loose tablets and capsules, strewn or in rows."""
    size, colour, second = random.uniform(0.012, 0.035) * unit, any_colour(random), any_colour(random)
    capsule = random.random() < 0.4
    for _ in range(int(random.integers(1, 14))):
        spot, angle = place + random.normal(0, 0.09 * unit, 2), random.uniform(0, 2 * math.pi)
        way = np.array([math.cos(angle), math.sin(angle)]) * size
        if capsule:
            _bar(picture, spot - way + size * 0.2, spot + way + size * 0.2, size * 1.2, np.zeros(3), 0.3)
            _bar(picture, spot - way, spot, size * 1.1, colour)
            _bar(picture, spot, spot + way, size * 1.15, second)
        else:
            _ellipse(picture, random, spot, size, size * random.uniform(0.9, 1), colour, unit)
            _ellipse(picture, random, spot - size * 0.15, size * 0.75, size * 0.7, np.clip(colour * 1.1, 0, 1), unit, shadow=False)


def _solid(face: np.ndarray) -> np.ndarray:
    return np.dstack([np.clip(face, 0, 1), np.ones(face.shape[:2])]).astype(np.float32)


def _ellipse(picture: np.ndarray, random: np.random.Generator, place: np.ndarray, wide: float, tall: float, colour: np.ndarray, unit: float, shadow: bool = True) -> None:
    mask = np.zeros(picture.shape[:2], np.uint8)
    centre, axes = tuple(int(part * 16) for part in place), (max(int(wide * 16), 8), max(int(tall * 16), 8))
    if shadow:
        cv2.ellipse(mask, centre, axes, 0, 0, 360, 255, -1, cv2.LINE_AA, 4)
        cast(picture, mask.astype(np.float32) / 255, any_shadow(random, unit))
    cv2.ellipse(picture, centre, axes, 0, 0, 360, [float(part) for part in colour], -1, cv2.LINE_AA, 4)


def _bar(picture: np.ndarray, start: np.ndarray, end: np.ndarray, thick: float, colour: np.ndarray, share: float = 1.0) -> None:
    ends = tuple(int(part) for part in start), tuple(int(part) for part in end)
    target = picture if share == 1 else picture.copy()
    cv2.line(target, *ends, [float(part) for part in colour], max(int(thick), 1), cv2.LINE_AA)
    if share < 1:
        picture += share * (target - picture)
