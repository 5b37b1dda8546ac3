"""The camera: exposure, white balance, gamma, blur, coarse sensors, noise and JPEG."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np


def shot(picture: np.ndarray, random: np.random.Generator, amount: float) -> np.ndarray:
    """The float picture (RGB 0..1, above 1 where overexposed) as the camera's bytes. Amount 0 is a perfect camera."""
    side = picture.shape[0]
    exposed = picture * np.float32(np.exp(random.normal(-0.12, 0.2 * amount)) * np.exp(random.normal(0, 0.11 * amount, 3)))
    if random.random() < 0.5 * amount:
        exposed = _blurred(exposed, side, random, amount)
    photo = cv2.convertScaleAbs(np.clip(exposed, 0, 1), alpha=255)
    photo = _saturated(photo, random.uniform(1 - 0.5 * min(amount, 1.6), 1 + 0.35 * amount))
    photo = cv2.LUT(photo, _tone(random, amount))
    if random.random() < 0.7 * amount:
        photo = _noisy(photo, random, amount)
    if random.random() < 0.4 * amount:
        quality = int(random.uniform(92 - 60 * min(amount, 1.3), 93))
        photo = cv2.imdecode(cv2.imencode(".jpg", photo, (cv2.IMWRITE_JPEG_QUALITY, quality))[1], cv2.IMREAD_COLOR)
    return photo


def _blurred(picture: np.ndarray, side: int, random: np.random.Generator, amount: float) -> np.ndarray:
    """Out of focus, shaken, or taken from too far away."""
    kind, unit = random.integers(3), side / 112 * amount
    if kind == 0:
        return cv2.GaussianBlur(picture, (0, 0), random.uniform(0.3, 1.4) * unit)
    if kind == 1:
        length = max(int(random.uniform(2, 6) * unit), 2)
        kernel = np.zeros((length, length), np.float32)
        angle = random.uniform(0, np.pi)
        middle, reach = (length - 1) / 2, (length - 1) / 2
        start = (round(middle - reach * np.cos(angle)), round(middle - reach * np.sin(angle)))
        stop = (round(middle + reach * np.cos(angle)), round(middle + reach * np.sin(angle)))
        cv2.line(kernel, start, stop, 1.0)
        return cv2.filter2D(picture, -1, kernel / kernel.sum())
    small = max(int(side * random.uniform(0.35, 0.9)), 24)
    return cv2.resize(cv2.resize(picture, (small, small), interpolation=cv2.INTER_AREA), (side, side), interpolation=cv2.INTER_LINEAR)


def _saturated(photo: np.ndarray, factor: float) -> np.ndarray:
    grey = np.float32([0.299, 0.587, 0.114])
    return cv2.transform(photo, np.eye(3, dtype=np.float32) * factor + (1 - factor) * grey[None, :])


def _tone(random: np.random.Generator, amount: float) -> np.ndarray:
    """One curve per channel: gamma, black level, contrast."""
    levels = np.arange(256, dtype=np.float32) / 255
    gamma = np.exp(random.normal(0, 0.22 * amount) + random.normal(0, 0.03 * amount, 3))
    black, white = random.uniform(0, 0.08 * amount), 1 - random.uniform(0, 0.1 * amount)
    curves = np.power(levels[:, None], gamma[None, :]) * (white - black) + black
    return np.clip(curves * 255 + 0.5, 0, 255).astype(np.uint8).reshape(256, 1, 3)


def _noisy(photo: np.ndarray, random: np.random.Generator, amount: float) -> np.ndarray:
    side, bank = photo.shape[0], _grain()
    y, x = random.integers(0, bank.shape[0] - side, 2)
    return cv2.addWeighted(photo, 1.0, bank[y : y + side, x : x + side], random.uniform(0.05, 0.5 * amount), 0.0, dtype=cv2.CV_8U)


@lru_cache(maxsize=1)
def _grain() -> np.ndarray:
    return np.clip(np.random.default_rng(11).standard_normal((640, 640, 3)) * 20, -127, 127).astype(np.int16)
