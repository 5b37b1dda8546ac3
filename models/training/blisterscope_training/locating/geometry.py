"""Quadrilaterals: float32 [4, 2], clockwise as seen on the screen (y down), in pixels."""

from __future__ import annotations

import math

import cv2
import numpy as np


def rectangle(centre: np.ndarray, long: float, short: float, angle: float) -> np.ndarray:
    """Corners of a rectangle whose long side is turned by the angle (radians, clockwise)."""
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (long / 2, short / 2)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    return np.float32(half @ turn + centre)


def tilted(random: np.random.Generator, width: float, height: float, amount: float) -> np.ndarray:
    """A homography [3, 3]: how a table looks to a camera that is not quite above it."""
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    return cv2.getPerspectiveTransform(corners, np.float32(corners + random.normal(0, amount, (4, 2)) * (width, height)))


def seen(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    return cv2.perspectiveTransform(np.float32(points).reshape(-1, 1, 2), matrix).reshape(-1, 2)


def shared(first: np.ndarray, second: np.ndarray) -> float:
    """The area that two convex quadrilaterals share."""
    return float(cv2.intersectConvexConvex(np.float32(first), np.float32(second))[0])


def clipped(quad: np.ndarray, x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    """[N, 2]: the part of a convex polygon inside a box; empty where there is none."""
    box = np.float32([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])
    area, points = cv2.intersectConvexConvex(np.float32(quad), box)
    return points.reshape(-1, 2) if area > 0 else np.zeros((0, 2), np.float32)


def centroid(polygon: np.ndarray) -> np.ndarray:
    """Of the area of a polygon (shoelace formula)."""
    x, y = polygon.astype(np.float64).T
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    area = cross.sum() / 2
    if abs(area) < 1e-6:
        return polygon.mean(axis=0)
    return np.array([((x + np.roll(x, -1)) * cross).sum(), ((y + np.roll(y, -1)) * cross).sum()]) / (6 * area)


def area_of(polygon: np.ndarray) -> float:
    return 0.0 if len(polygon) < 3 else abs(float(cv2.contourArea(np.float32(polygon))))
