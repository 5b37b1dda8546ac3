"""Printed matter: pages of text, leaflets, panels of cartons and cards. Float32 RGB 0..1."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np

from ..renderer import words
from .colours import any_colour, grey

_FONTS = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_COMPLEX, cv2.FONT_HERSHEY_TRIPLEX)


def page(random: np.random.Generator, height: int, width: int, busy: bool = False) -> np.ndarray:
    """Lines of small print in columns, with headings, rules, boxes of colour; a busy one is a poster or a magazine."""
    picture = _ground(height, width, any_colour(random) if busy and random.random() < 0.5 else grey(random, 0.8, 1.0))
    ink = (0.05, 0.05, 0.08) if picture[0, 0].mean() > 127 else (0.95, 0.95, 0.95)
    if busy:
        _blocks(random, picture, int(random.integers(1, 6)))
    columns = int(random.integers(1, 4))
    pitch = max(0.012 * 5 ** random.random() * max(height, width), 3)
    share = width / columns
    for column in range(columns):
        _column(random, picture, column * share + share * 0.06, share * 0.88, pitch, ink)
    return picture.astype(np.float32) / 255


def panel(random: np.random.Generator, height: int, width: int) -> np.ndarray:
    """The face of a carton or of a card: one ground, a band or two, a large name once, some small lines."""
    picture = _ground(height, width, grey(random, 0.85, 1.0) if random.random() < 0.55 else any_colour(random))
    _blocks(random, picture, int(random.integers(0, 4)))
    named = Random(int(random.integers(1 << 30)))
    ink = any_colour(random) * 0.6 if picture.mean() > 127 else np.ones(3)
    for _ in range(int(random.integers(1, 4))):
        word = words.brand(named) if random.random() < 0.7 else words.generic(named)
        _word(random, picture, word, random.uniform(0.08, 0.3), ink)
    for _ in range(int(random.integers(0, 3))):
        left, top = random.uniform(0.05, 0.6) * width, random.uniform(0.1, 0.8) * height
        _column(random, picture[int(top) : int(top + 0.2 * height) + 3], left, width * random.uniform(0.2, 0.4), max(height * 0.05, 4), ink)
    return picture.astype(np.float32) / 255


def _ground(height: int, width: int, colour: np.ndarray) -> np.ndarray:
    """uint8 [height, width, 3]: OpenCV draws letters into bytes only."""
    picture = np.empty((height, width, 3), np.uint8)
    picture[:] = colour * 255
    return picture


def _bytes(colour: object) -> list[float]:
    return [float(part) * 255 for part in np.clip(np.float32(colour), 0, 1)]


def _column(random: np.random.Generator, picture: np.ndarray, left: float, wide: float, pitch: float, ink: object) -> None:
    """Lines as runs of dashes, which is what small print comes down to; headings in real letters."""
    y = pitch
    colour = _bytes(np.float32(ink) + random.uniform(0, 0.3) * (0.5 - np.float32(ink)))
    thick = max(int(pitch * random.uniform(0.3, 0.55)), 1)
    while y < picture.shape[0] - pitch:
        kind = random.random()
        if kind < 0.07:
            y += pitch
        elif kind < 0.12:
            text = words.brand(Random(int(random.integers(1 << 30))))
            cv2.putText(picture, text, (int(left), int(y + pitch)), _FONTS[random.integers(4)], pitch / 16, colour, max(int(pitch / 9), 1), cv2.LINE_AA)
            y += pitch * 1.2
        else:
            end = left + wide * (1 if random.random() < 0.75 else random.uniform(0.2, 1))
            x = left
            while x < end:
                run = pitch * random.uniform(0.5, 3)
                cv2.line(picture, (int(x), int(y)), (int(min(x + run, end)), int(y)), colour, thick)
                x += run + pitch * 0.5
        y += pitch


def _blocks(random: np.random.Generator, picture: np.ndarray, count: int) -> None:
    height, width = picture.shape[:2]
    for _ in range(count):
        x, y = random.uniform(-0.1, 0.9, 2) * (width, height)
        wide, tall = random.uniform(0.1, 1.2, 2) * (width, height)
        if random.random() < 0.5:
            x, wide, tall = 0, width, tall * 0.3
        cv2.rectangle(picture, (int(x), int(y)), (int(x + wide), int(y + tall)), _bytes(any_colour(random)), -1)


def _word(random: np.random.Generator, picture: np.ndarray, word: str, tall: float, ink: np.ndarray) -> None:
    height, width = picture.shape[:2]
    size = tall * min(height, width)
    scale = min(size / 22, width / (20 * len(word) + 1))
    place = (int(random.uniform(0.03, 0.3) * width), int(random.uniform(0.2, 0.95) * height))
    cv2.putText(picture, word, place, _FONTS[random.integers(4)], scale, _bytes(ink), max(int(scale * random.uniform(1, 4)), 1), cv2.LINE_AA)
