"""A gloved hand reaching into the tray from below, close to the lens: soft and slightly dark."""

from __future__ import annotations

import cv2
import numpy as np

GLOVE = (64, 92, 142)
FINGERS = ((-34, -62), (-14, -74), (6, -72), (25, -58))
"""Fingertips relative to the middle of the palm, in millimetres; the thumb is separate."""
THUMB = (-52, -18)


def hand(size: tuple[int, int], x: float, y: float, pixels_per_mm: float) -> tuple[np.ndarray, np.ndarray]:
    """(colour float32 [H, W, 3], cover float32 [H, W]) of a hand whose fingertips are at x, y in pixels."""
    width, height = size
    shape = np.zeros((height, width), np.uint8)
    palm = np.array([x, y + 66 * pixels_per_mm])

    def limb(start: np.ndarray, end: np.ndarray, breadth_mm: float) -> None:
        points = [tuple(int(round(value)) for value in point) for point in (start, end)]
        cv2.line(shape, points[0], points[1], 255, int(breadth_mm * pixels_per_mm), cv2.LINE_AA)

    for tip in FINGERS:
        knuckle = palm + np.array([tip[0] * 0.8, -26]) * pixels_per_mm
        limb(knuckle, palm + np.array(tip) * pixels_per_mm, 15)
    limb(palm + np.array([-20, 12]) * pixels_per_mm, palm + np.array(THUMB) * pixels_per_mm, 18)
    limb(palm + np.array([-12, -8]) * pixels_per_mm, palm + np.array([12, -8]) * pixels_per_mm, 56)
    limb(palm, palm + np.array([14, 160]) * pixels_per_mm, 62)
    depth = cv2.distanceTransform(shape, cv2.DIST_L2, 3) / (24 * pixels_per_mm)
    round_light = 0.55 + 0.45 * np.sqrt(np.clip(depth, 0, 1))
    colour = np.float32(GLOVE) * cv2.GaussianBlur(np.float32(round_light), (0, 0), 5)[..., None]
    return colour, cv2.GaussianBlur(np.float32(shape) / 255, (0, 0), 4)
