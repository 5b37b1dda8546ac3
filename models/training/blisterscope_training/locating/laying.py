"""Lays flat pieces into a picture in perspective, with the shadows they throw."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np


class Shadow(NamedTuple):
    """Pixels by which it is shifted, the sigma of its soft edge in pixels, and the share of light it takes."""

    shift: tuple[float, float]
    soft: float
    dark: float


def any_shadow(random: np.random.Generator, size: float) -> Shadow:
    """Hard or soft; `size` is the picture's width in pixels."""
    hard = random.random() < 0.25
    far = random.normal(0, 0.008 if hard else 0.006, 2) * size
    return Shadow((far[0], far[1]), size * (0.002 if hard else random.uniform(0.004, 0.025)), random.uniform(0, 0.6))


def lay(picture: np.ndarray, piece: np.ndarray, quad: np.ndarray, shadow: Shadow | None = None) -> np.ndarray:
    """Draws the piece, float32 [h, w, 4] with cover last, so that its corners fall on the quad [4, 2], into the picture.
    Returns the cover in the picture, float32 [H, W]."""
    height, width = picture.shape[:2]
    cover = np.zeros((height, width), np.float32)
    x0, y0 = np.floor(np.clip(quad.min(axis=0), 0, (width, height))).astype(int)
    x1, y1 = np.ceil(np.clip(quad.max(axis=0) + 1, 0, (width, height))).astype(int)
    if x1 <= x0 or y1 <= y0:
        return cover
    piece = _shrunk(piece, quad)
    tall, wide = piece.shape[:2]
    source = np.float32([[0, 0], [wide, 0], [wide, tall], [0, tall]]) - 0.5
    matrix = cv2.getPerspectiveTransform(source, np.float32(quad - (x0, y0)) - 0.5)
    premultiplied = piece.copy()
    premultiplied[..., :3] *= piece[..., 3:]
    warped = cv2.warpPerspective(premultiplied, matrix, (int(x1 - x0), int(y1 - y0)), flags=cv2.INTER_LINEAR)
    cover[y0:y1, x0:x1] = warped[..., 3]
    if shadow and shadow.dark > 0.03:
        cast(picture, cover, shadow)
    part = picture[y0:y1, x0:x1]
    part *= 1 - warped[..., 3:]
    part += warped[..., :3]
    return cover


def cast(picture: np.ndarray, cover: np.ndarray, shadow: Shadow) -> None:
    """Darkens the picture by the shadow of something with that cover; the thing itself is drawn afterwards."""
    height, width = cover.shape
    small = cv2.resize(cover, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), max(shadow.soft / 2, 0.4))
    shift = np.float32([[1, 0, shadow.shift[0] / 2], [0, 1, shadow.shift[1] / 2]])
    small = cv2.warpAffine(small, shift, (width // 2, height // 2))
    picture *= 1 - np.float32(shadow.dark) * cv2.resize(small, (width, height))[..., None]


def rounded(height: int, width: int, radius: float) -> np.ndarray:
    """The cover of a rectangle with round corners, float32 [height, width]."""
    x = np.abs(np.arange(width, dtype=np.float32) + 0.5 - width / 2) - (width / 2 - radius)
    y = np.abs(np.arange(height, dtype=np.float32) + 0.5 - height / 2) - (height / 2 - radius)
    return np.clip(0.5 + radius - np.hypot(np.maximum(x, 0)[None, :], np.maximum(y, 0)[:, None]), 0, 1).astype(np.float32)


def _shrunk(piece: np.ndarray, quad: np.ndarray) -> np.ndarray:
    """Averaged down as long as it has twice the pixels it will cover, so that small print becomes grey and does not flicker."""
    long = max(np.hypot(*(quad[1] - quad[0])), np.hypot(*(quad[2] - quad[1])), 1)
    times = int(max(piece.shape[:2]) / long)
    if times < 2:
        return piece
    return cv2.resize(piece, (max(piece.shape[1] // times, 2), max(piece.shape[0] // times, 2)), interpolation=cv2.INTER_AREA)
