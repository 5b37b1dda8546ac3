"""Obstacles between pack and camera: zip bags, glare, fingers, labels. All draw into the picture, float RGB 0..1."""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np


def laid_over(picture: np.ndarray, random: np.random.Generator, amount: float) -> None:
    """Draws random obstacles over the picture; amount 0 draws none."""
    for draw, chance in ((_glare, 0.22), (_bag, 0.12), (_finger, 0.1), (_patch, 0.12), (_dust, 0.15)):
        if random.random() < chance * amount:
            draw(picture, random)


def _glare(picture: np.ndarray, random: np.random.Generator) -> None:
    """A patch of reflected light that hides the print under it."""
    along, across = _axes(picture.shape[0], random)
    length, thick = random.uniform(0.1, 0.6), random.uniform(0.02, 0.12)
    spot = np.exp(-np.square(along / np.float32(length)) - np.square(across / np.float32(thick)))
    picture += (np.float32(random.uniform(0.3, 1.1)) * spot)[..., None]


def _bag(picture: np.ndarray, random: np.random.Generator) -> None:
    """A clear bag: a milky veil and bright wrinkles."""
    wrinkles = _wrinkles()[random.integers(len(_wrinkles()))]
    side = picture.shape[0]
    if random.random() < 0.5:
        wrinkles = wrinkles.T
    wrinkles = cv2.resize(np.ascontiguousarray(wrinkles), (side, side), interpolation=cv2.INTER_LINEAR)
    veil = np.float32(random.uniform(0.02, 0.2))
    picture *= 1 - veil
    picture += (veil * np.float32(0.9) + np.float32(random.uniform(0.2, 0.9)) * wrinkles)[..., None]


def _finger(picture: np.ndarray, random: np.random.Generator) -> None:
    """A finger holding the pack at an edge, in one of several skin shades, or gloved."""
    side = picture.shape[0]
    skin = np.array([(0.93, 0.76, 0.66), (0.78, 0.57, 0.44), (0.5, 0.34, 0.25), (0.3, 0.2, 0.15), (0.55, 0.68, 0.9)])[random.integers(5)]
    angle = random.uniform(0, 2 * math.pi)
    edge = np.array([math.cos(angle), math.sin(angle)]) * side * 0.5
    inner = side / 2 + edge * random.uniform(0.55, 0.9)
    outer = side / 2 + edge * 2
    mask = np.zeros((side, side), np.uint8)
    cv2.line(mask, tuple(int(v) for v in inner), tuple(int(v) for v in outer), 255, max(int(side * random.uniform(0.1, 0.2)), 2), cv2.LINE_AA)
    soft = cv2.blur(mask, (3, 3)).astype(np.float32)[..., None] / 255
    shade = cv2.blur(mask, (side // 12 | 1, side // 12 | 1)).astype(np.float32)[..., None] / 255
    picture *= 1 - 0.3 * shade
    picture += soft * (np.float32(skin * random.uniform(0.7, 1.1)) * (0.55 + 0.45 * shade) - picture)


def _patch(picture: np.ndarray, random: np.random.Generator) -> None:
    """A sticker or a corner of another pack: a flat piece of any colour."""
    side = picture.shape[0]
    wide, tall = random.uniform(0.08, 0.35, 2) * side
    x, y = random.uniform(0, side, 2)
    corners = cv2.boxPoints(((x, y), (wide, tall), random.uniform(0, 90))).astype(np.int32)
    colour = random.uniform(0, 1, 3) if random.random() < 0.5 else np.repeat(random.uniform(0.1, 1), 3)
    cv2.fillConvexPoly(picture, corners, [float(part) for part in colour], cv2.LINE_AA)


def _dust(picture: np.ndarray, random: np.random.Generator) -> None:
    side = picture.shape[0]
    for _ in range(random.integers(1, 12)):
        x, y = random.integers(0, side, 2)
        shade = float(random.uniform(0, 1))
        cv2.circle(picture, (int(x), int(y)), max(int(side * random.uniform(0.002, 0.014)), 1), (shade, shade, shade), -1, cv2.LINE_AA)


def _axes(side: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates along and across a random line through the picture, in picture sides."""
    angle, centre = random.uniform(0, math.pi), random.uniform(-0.4, 0.4, 2)
    ramp = np.linspace(-0.5, 0.5, side, dtype=np.float32)
    x, y = ramp[None, :] - np.float32(centre[0]), ramp[:, None] - np.float32(centre[1])
    cosine, sine = np.float32(math.cos(angle)), np.float32(math.sin(angle))
    return x * cosine + y * sine, y * cosine - x * sine


@lru_cache(maxsize=1)
def _wrinkles() -> np.ndarray:
    """Thin bright ridges of crumpled film, at the zero crossings of smooth noise."""
    random = np.random.default_rng(7)
    made = []
    for _ in range(24):
        rows, columns = random.integers(3, 9, 2)
        field = cv2.resize(random.standard_normal((rows, columns)).astype(np.float32), (224, 224), interpolation=cv2.INTER_CUBIC)
        made.append(np.exp(-np.square(field / random.uniform(0.03, 0.12))) * np.clip(cv2.resize(random.standard_normal((4, 4)).astype(np.float32), (224, 224), interpolation=cv2.INTER_CUBIC), 0, 1))
    return np.float32(made)
