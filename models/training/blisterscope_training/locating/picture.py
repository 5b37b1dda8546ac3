"""How a photograph comes into the network: turned if it is upright, shrunk to fit, grey bars around it.

A photograph higher than wide is turned a quarter clockwise first. Then it is shrunk by the average of areas so that it fits
into 256 x 192, and put into the middle; what is left over has the colour FILL. Values go from 0 to 1, RGB, planes first.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

WIDTH, HEIGHT = 256, 192
STRIDE = 4
FILL = (124, 116, 104)


class Fitted(NamedTuple):
    """image float32 [3, 192, 256]; frame: x0, y0, x1, y1 of the photograph in it; turned: by a quarter;
    size: width and height of the photograph before it was turned."""

    image: np.ndarray
    frame: tuple[int, int, int, int]
    turned: bool
    size: tuple[int, int]


def fitted(photo: np.ndarray) -> Fitted:
    """uint8 RGB [H, W, 3]."""
    height, width = photo.shape[:2]
    turned = height > width
    upright = np.rot90(photo, -1) if turned else photo
    tall, wide = upright.shape[:2]
    scale = min(WIDTH / wide, HEIGHT / tall)
    across, down = max(round(wide * scale), 1), max(round(tall * scale), 1)
    x, y = (WIDTH - across) // 2, (HEIGHT - down) // 2
    small = cv2.resize(np.ascontiguousarray(upright), (across, down), interpolation=cv2.INTER_AREA)
    whole = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    whole[:] = FILL
    whole[y : y + down, x : x + across] = small
    return Fitted(tensor(whole), (x, y, x + across, y + down), turned, (width, height))


def tensor(picture: np.ndarray) -> np.ndarray:
    """uint8 [192, 256, 3] -> float32 [3, 192, 256], 0..1."""
    return np.ascontiguousarray(picture.transpose(2, 0, 1)).astype(np.float32) / np.float32(255)


def to_photo(points: np.ndarray, place: Fitted) -> np.ndarray:
    """Points [N, 2] of the network's picture in pixels of the photograph as it was before it was turned."""
    x0, y0, x1, y1 = place.frame
    share = (points - (x0, y0)) / (x1 - x0, y1 - y0)
    width, height = place.size
    if place.turned:  # (x, y) of the photograph went to (height - y, x)
        share = np.stack([share[:, 1], 1 - share[:, 0]], axis=1)
    return share * (width, height)
