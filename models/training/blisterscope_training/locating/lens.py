"""Light on the whole scene, and what a camera makes of it."""

from __future__ import annotations

import math

import cv2
import numpy as np

from . import noise


def lighted(scene: np.ndarray, random: np.random.Generator) -> None:
    """Falls unevenly: a ramp, a vignette, shadows of people and window bars. The scene is float32 RGB [H, W, 3]."""
    height, width = scene.shape[:2]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    field = 1 + np.float32(random.normal(0, 0.1)) * x + np.float32(random.normal(0, 0.1)) * y
    if random.random() < 0.4:
        centre = random.normal(0, 0.3, 2)
        field = field * (1 - np.float32(random.uniform(0.05, 0.4)) * (np.square(x - np.float32(centre[0])) + np.square(y - np.float32(centre[1]))) / 2)
    for _ in range(int(random.integers(1, 3)) if random.random() < 0.3 else 0):
        angle, at, soft = random.uniform(0, 2 * math.pi), random.uniform(-0.9, 0.9), 10 ** random.uniform(-2.2, -0.2)
        edge = (x * np.float32(math.cos(angle)) + y * np.float32(math.sin(angle)) - np.float32(at)) / np.float32(soft)
        if random.random() < 0.3:
            edge = np.float32(random.uniform(0.1, 0.4)) / np.float32(soft) - np.abs(edge)
        field = field * (1 - np.float32(random.uniform(0.1, 0.55)) * np.clip(edge + 0.5, 0, 1))
    scene *= np.maximum(field, 0.1)[..., None]


def shot(scene: np.ndarray, random: np.random.Generator, size: tuple[int, int]) -> np.ndarray:
    """uint8 RGB of the size (width, height): exposure, cast, blur, tone, noise, JPEG."""
    if random.random() < 0.25:
        _shaken(scene, random)
    small = cv2.resize(scene, size, interpolation=cv2.INTER_AREA if random.random() < 0.8 else cv2.INTER_LINEAR)
    if random.random() < 0.35:
        small = cv2.GaussianBlur(small, (0, 0), random.uniform(0.3, 1.6))
    gains = np.exp(random.normal(0, 0.1, 3)) if random.random() < 0.6 else np.ones(3)
    small = cv2.transform(small, np.float32(_saturation(random) @ np.diag(gains * np.exp(random.normal(-0.05, 0.22)))))
    photo = cv2.LUT(cv2.convertScaleAbs(np.clip(small, 0, 1), alpha=255), _tone(random))
    if random.random() < 0.6:
        strength = random.uniform(0.002, 0.02) if random.random() < 0.85 else random.uniform(0.02, 0.06)
        photo = cv2.addWeighted(photo, 1.0, noise.grain(random, size[1], size[0]), strength * 255 / noise.GRAIN, 0.0, dtype=cv2.CV_8U)
    if random.random() < 0.35:
        quality = int(random.uniform(25, 92))
        photo = cv2.imdecode(cv2.imencode(".jpg", photo, (cv2.IMWRITE_JPEG_QUALITY, quality))[1], cv2.IMREAD_COLOR)
    return photo


def _saturation(random: np.random.Generator) -> np.ndarray:
    """[3, 3]: paler or stronger colours."""
    factor = random.uniform(0.3, 1.4) if random.random() < 0.6 else 1.0
    return np.eye(3) * factor + (1 - factor) * np.array([[0.299, 0.587, 0.114]])


def _tone(random: np.random.Generator) -> np.ndarray:
    """uint8 [256]: contrast, brightness, gamma."""
    middle = random.uniform(0.35, 0.6)
    levels = (np.arange(256) / 255 - middle) * random.uniform(0.6, 1.35) + middle + random.normal(0, 0.03)
    return (np.clip(levels, 0, 1) ** np.exp(random.normal(0, 0.2)) * 255 + 0.5).astype(np.uint8)


def _shaken(scene: np.ndarray, random: np.random.Generator) -> None:
    length, angle = int(random.integers(3, 14)), random.uniform(0, math.pi)
    kernel = np.zeros((length, length), np.float32)
    reach = np.array([math.cos(angle), math.sin(angle)]) * (length - 1) / 2
    middle = (length - 1) / 2
    ends = [tuple(int(round(part)) for part in (middle + sign * reach)) for sign in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0)
    scene[:] = cv2.filter2D(scene, -1, kernel / kernel.sum())
