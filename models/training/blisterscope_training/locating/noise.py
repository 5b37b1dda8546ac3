"""Random fields that grounds, things and cameras share: drawn once for every process, cut out anew every time."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

_SIDE = 1024
GRAIN = 100


def fractal(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    """float32 [height, width], mean about 0 and deviation about 1: coarse or fine clouds."""
    return _cut(_clouds(), random, height, width)


def grain(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    """int16 [height, width, 3] of deviation GRAIN, for bytes."""
    return np.ascontiguousarray(_cut(_byte_grains(), random, height, width))


def white(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    """float32 [height, width, 3] of deviation 1, the same noise in all channels at times."""
    grain = _cut(_grains(), random, height, width)
    return np.repeat(grain[..., :1], 3, axis=2) if random.random() < 0.4 else grain


def smooth(random: np.random.Generator, height: int, width: int, cells: int = 4) -> np.ndarray:
    """float32 [height, width] of deviation about 1 with this many waves across."""
    coarse = random.standard_normal((max(cells, 2), max(cells, 2))).astype(np.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


def _cut(bank: tuple[np.ndarray, ...], random: np.random.Generator, height: int, width: int) -> np.ndarray:
    field = bank[random.integers(len(bank))]
    y, x = random.integers(field.shape[0] - height + 1), random.integers(field.shape[1] - width + 1)
    part = field[y : y + height, x : x + width]
    return part[:: random.choice((-1, 1)), :: random.choice((-1, 1))]


@lru_cache(maxsize=1)
def _clouds() -> tuple[np.ndarray, ...]:
    """Sums of octaves; the weight of each is its size to a power, which makes marble, leather or sand."""
    random = np.random.default_rng(101)
    made = []
    for power in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3, 1.6):
        field = np.zeros((_SIDE, _SIDE), np.float32)
        for octave in range(1, 10):
            coarse = random.standard_normal((2**octave + 1, 2**octave + 1)).astype(np.float32)
            field += 2.0 ** (-power * octave) * cv2.resize(coarse, (_SIDE, _SIDE), interpolation=cv2.INTER_CUBIC)
        made.append((field - field.mean()) / field.std())
    return tuple(made)


@lru_cache(maxsize=1)
def _grains() -> tuple[np.ndarray, ...]:
    random = np.random.default_rng(102)
    return tuple(random.standard_normal((_SIDE, _SIDE, 3)).astype(np.float32) for _ in range(2))


@lru_cache(maxsize=1)
def _byte_grains() -> tuple[np.ndarray, ...]:
    coloured = (_grains()[0] * GRAIN).astype(np.int16)
    return coloured, np.repeat(coloured[..., :1], 3, axis=2)
