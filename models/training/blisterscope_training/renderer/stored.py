"""A small stored face for many photographs: bytes instead of floats, its long side horizontal."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from .artwork import Boxes, layers
from .design import Design, Face

SLOPE_UNIT = 64.0  # a slope of 1 is stored as 128 + 64
STORED_LONG_PX = 320
_DRAWN_OVER_STORED = 1.6  # drawn larger, then shrunk: small print turns grey, as in a photograph


class Stored(NamedTuple):
    """paint [h, w, 4] uint8: red, green, blue, cover. surface [h, w, 3] uint8: slope x, slope y, gloss. boxes: the artwork's,
    in pixels of the stored face."""

    paint: np.ndarray
    surface: np.ndarray
    boxes: Boxes


def stored(design: Design, face: Face, seed: int, popped: int = 0, long_px: int = STORED_LONG_PX) -> Stored:
    upright = design.width_mm >= design.height_mm
    ratio = min(design.width_mm, design.height_mm) / max(design.width_mm, design.height_mm)
    short_px = round(long_px * ratio)
    drawn_px = round((short_px if upright else long_px) * _DRAWN_OVER_STORED)
    drawn = layers(design, face, drawn_px, seed, popped)
    paint = _shrunk(np.dstack([np.clip(drawn.albedo, 0, 1), drawn.cover]), upright, long_px, short_px) * 255
    surface = _shrunk(np.dstack([drawn.relief, drawn.gloss]), upright, long_px, short_px)
    if not upright:  # a quarter turn clockwise maps slopes (x, y) to (-y, x)
        surface = np.dstack([-surface[..., 1], surface[..., 0], surface[..., 2]])
    slopes = 128 + surface[..., :2] * SLOPE_UNIT
    boxes = _scaled(drawn.boxes if upright else _turned(drawn.boxes, drawn_px), long_px / max(drawn.gloss.shape))
    return Stored(_bytes(paint), _bytes(np.dstack([slopes, surface[..., 2] * 255])), boxes)


def halved(face: Stored) -> Stored:
    """At half size, for pictures smaller than half the stored face's length."""
    size = (max(face.paint.shape[1] // 2, 1), max(face.paint.shape[0] // 2, 1))
    paint, surface = (cv2.resize(part, size, interpolation=cv2.INTER_AREA) for part in (face.paint, face.surface))
    return Stored(paint, surface, _scaled(face.boxes, 0.5))


def slopes(surface: np.ndarray) -> np.ndarray:
    """float32 [h, w, 2], decoded from the bytes."""
    return (surface[..., :2].astype(np.float32) - 128) * np.float32(1 / SLOPE_UNIT)


def _shrunk(pixels: np.ndarray, upright: bool, long_px: int, short_px: int) -> np.ndarray:
    turned = pixels if upright else np.ascontiguousarray(np.rot90(pixels, -1))
    return cv2.resize(turned.astype(np.float32), (long_px, short_px), interpolation=cv2.INTER_AREA)


def _turned(boxes: Boxes, height_px: int) -> Boxes:
    """The boxes after a clockwise quarter turn of a face of that height."""
    return {name: (height_px - y1, x0, height_px - y0, x1) for name, (x0, y0, x1, y1) in boxes.items()}


def _scaled(boxes: Boxes, factor: float) -> Boxes:
    return {name: tuple(round(part * factor) for part in box) for name, box in boxes.items()}


def _bytes(values: np.ndarray) -> np.ndarray:
    return np.clip(values + 0.5, 0, 255).astype(np.uint8)
