"""Where packs lie: alone, apart, touching side by side, on one another. Quadrilaterals of a flat table, in pixels."""

from __future__ import annotations

import math

import numpy as np

from .geometry import rectangle, shared

Box = tuple[float, float, float, float]


def arranged(random: np.random.Generator, ratios: list[float], frame: Box, manner: str) -> list[np.ndarray]:
    """One quadrilateral for every ratio (short side by long side); those that find no room are left out.
    `manner`: apart, touching or overlapping."""
    if manner == "apart" or len(ratios) < 2:
        return _apart(random, ratios, frame)
    unit = frame[2] - frame[0]
    long = unit * random.uniform(0.18, 0.6)
    angle = random.uniform(0, 2 * math.pi)
    put = [rectangle(_somewhere(random, frame, 0.2), long, long * ratios[0], angle)]
    for ratio in ratios[1:]:
        for _ in range(12):
            size = long * (1 if random.random() < 0.6 else random.uniform(0.6, 1.5))
            beside = _beside if manner == "touching" else _upon
            quad = beside(random, put[random.integers(len(put))], size, size * ratio)
            others = [shared(quad, other) for other in put]
            own = size * size * ratio
            if _shown(quad, frame) > 0.5 and max(others) < own * (0.02 if manner == "touching" else 0.55):
                put.append(quad)
                break
    return put


def _apart(random: np.random.Generator, ratios: list[float], frame: Box) -> list[np.ndarray]:
    unit, put = frame[2] - frame[0], []
    largest = (1.05, 0.6, 0.5, 0.42)[len(ratios) - 1]
    for ratio in ratios:
        for _ in range(12):
            long = unit * math.exp(random.uniform(math.log(0.13), math.log(largest)))
            if len(ratios) == 1 and random.random() < 0.5:
                long = unit * random.uniform(0.35, 0.9)
            leaving = random.random() < 0.15
            quad = rectangle(_somewhere(random, frame, 0.0 if leaving else 0.25), long, long * ratio, _turn(random))
            if _shown(quad, frame) > (0.35 if leaving else 0.8) and all(shared(quad, other) == 0 for other in put):
                put.append(quad)
                break
    return put


def _beside(random: np.random.Generator, other: np.ndarray, long: float, short: float) -> np.ndarray:
    """A rectangle that touches one side of the other: aligned or slid along, straight or askew."""
    if random.random() < 0.5:
        long, short = short, long
    side = int(random.integers(4))
    start, end = other[side], other[(side + 1) % 4]
    along = (end - start) / max(np.hypot(*(end - start)), 1e-6)
    outward = np.array([along[1], -along[0]])
    angle = math.atan2(along[1], along[0])
    turned = random.normal(0, 0.12) if random.random() < 0.4 else random.normal(0, 0.01)
    reach = short / 2 * math.cos(turned) + long / 2 * abs(math.sin(turned))
    slid = random.choice((0.0, random.normal(0, 0.25))) * np.hypot(*(end - start))
    gap = random.choice((0.0, random.uniform(0, 0.03))) * short
    return rectangle((start + end) / 2 + along * slid + outward * (reach + gap), long, short, angle + turned)


def _upon(random: np.random.Generator, other: np.ndarray, long: float, short: float) -> np.ndarray:
    middle, reach = other.mean(axis=0), (long + short) / 2
    way = random.uniform(0, 2 * math.pi)
    return rectangle(middle + np.array([math.cos(way), math.sin(way)]) * reach * random.uniform(0.4, 1.1), long, short, _turn(random))


def _turn(random: np.random.Generator) -> float:
    """Any direction; often nearly along the picture's sides."""
    return random.integers(4) * math.pi / 2 + random.normal(0, 0.12) if random.random() < 0.4 else random.uniform(0, 2 * math.pi)


def _somewhere(random: np.random.Generator, frame: Box, margin: float) -> np.ndarray:
    x0, y0, x1, y1 = frame
    share = random.uniform(margin, 1 - margin, 2)
    return np.array([x0 + share[0] * (x1 - x0), y0 + share[1] * (y1 - y0)])


def _shown(quad: np.ndarray, frame: Box) -> float:
    """Share of the quadrilateral that lies in the frame."""
    x0, y0, x1, y1 = frame
    whole = np.float32([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])
    return shared(quad, whole) / max(shared(quad, quad), 1e-6)
