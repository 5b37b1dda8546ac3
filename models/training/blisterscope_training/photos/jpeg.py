"""JPEG encoding."""

from __future__ import annotations

import cv2
import numpy as np

JPEG_QUALITY = 85


def jpeg(picture: np.ndarray, quality: int = JPEG_QUALITY) -> bytes:
    _, encoded = cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, quality])
    return encoded.tobytes()
