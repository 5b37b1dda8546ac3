"""Hands and arms that reach into the picture, and thin things that lie over packs."""

from __future__ import annotations

import math

import cv2
import numpy as np

from .colours import any_colour, grey, skin
from .laying import Shadow, cast


def hand(picture: np.ndarray, random: np.random.Generator, place: np.ndarray, unit: float) -> np.ndarray:
    """Draws a hand whose fingertips are about the place; returns its cover, float32 [H, W]. It comes from outside."""
    height, width = picture.shape[:2]
    angle = random.uniform(0, 2 * math.pi)
    back = np.array([math.cos(angle), math.sin(angle)])
    side = np.array([-back[1], back[0]]) * random.choice((-1, 1))
    size = random.uniform(0.1, 0.24) * unit
    shape = np.zeros((height, width), np.uint8)
    palm = place + back * size * random.uniform(1.2, 2)
    fingers = int(random.integers(1, 6))
    for number in range(fingers):
        spread = (number - (fingers - 1) / 2) * random.uniform(0.25, 0.5)
        tip = place + side * size * spread * random.uniform(0.8, 1.6) + back * size * random.uniform(0, 0.5)
        _limb(shape, palm + side * size * spread * 0.7, tip, size * random.uniform(0.3, 0.42))
    if random.random() < 0.7:
        _limb(shape, palm, palm + side * size * random.uniform(0.7, 1.3) - back * size * random.uniform(0.2, 0.9), size * 0.42)
    if fingers > 2 or random.random() < 0.5:
        _limb(shape, palm - side * size * 0.3, palm + side * size * 0.3, size * random.uniform(1, 1.4))
        _limb(shape, palm, palm + back * size * 12, size * random.uniform(0.9, 1.4))
    else:
        _limb(shape, palm, palm + back * size * 12, size * 0.5)
    cover = cv2.blur(shape, (3, 3)).astype(np.float32) / 255
    cast(picture, cover, Shadow(tuple(random.normal(0, 0.02 * unit, 2)), 0.02 * unit, random.uniform(0.1, 0.5)))
    depth = cv2.distanceTransform(shape, cv2.DIST_L2, 3) / np.float32(size * 0.3)
    shade = cv2.blur(0.5 + 0.5 * np.sqrt(np.clip(depth, 0, 1)), (5, 5))
    colour = skin(random) * shade[..., None]
    picture += cover[..., None] * (colour - picture)
    return cover


def thin(picture: np.ndarray, random: np.random.Generator, quad: np.ndarray, unit: float) -> None:
    """A rubber band across a pack, or a pen or a cable over it; the pack below still counts as seen."""
    middle, long = quad.mean(axis=0), max(np.ptp(quad[:, 0]), np.ptp(quad[:, 1]))
    if random.random() < 0.6:
        side = int(random.integers(2))
        share, slant = random.uniform(0.1, 0.9), random.normal(0, 0.08)
        start = quad[side] + (quad[side + 1] - quad[side]) * share
        end = quad[(side + 3) % 4] + (quad[(side + 2) % 4] - quad[(side + 3) % 4]) * np.clip(share + slant, 0, 1)
        colour = np.array((0.75, 0.55, 0.35)) * random.uniform(0.5, 1.2) if random.random() < 0.5 else any_colour(random)
    else:
        angle = random.uniform(0, math.pi)
        way = np.array([math.cos(angle), math.sin(angle)]) * long * random.uniform(0.4, 0.9)
        start, end = middle - way + random.normal(0, 0.1 * long, 2), middle + way
        colour = any_colour(random) if random.random() < 0.6 else grey(random)
    thick = max(int(unit * random.uniform(0.004, 0.02)), 1)
    points = [tuple(int(part * 16) for part in point) for point in (start, end)]
    dark = tuple(tuple(part + 16 * thick // 2 for part in point) for point in points)
    cv2.line(picture, dark[0], dark[1], [float(part) for part in picture.mean(axis=(0, 1)) * 0.4], max(thick // 2, 1), cv2.LINE_AA, 4)
    cv2.line(picture, points[0], points[1], [float(part) for part in colour], thick, cv2.LINE_AA, 4)


def _limb(shape: np.ndarray, start: np.ndarray, end: np.ndarray, thick: float) -> None:
    points = [tuple(int(round(part)) for part in point) for point in (start, end)]
    cv2.line(shape, points[0], points[1], 255, max(int(thick), 2), cv2.LINE_AA)
