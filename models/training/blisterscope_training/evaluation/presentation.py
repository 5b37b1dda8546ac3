"""A presentation: one pack in the tray for several frames, until the cabinet decides. It counts as one trial."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import cv2
import numpy as np
from tqdm import tqdm

from ..bundling.calibrate import accepted
from ..bundling.evidence import share_inside
from ..bundling.shipped import Shipped
from ..bundling.shots import UNKNOWN, Shot, crops
from ..graph.embed import opened
from ..renderer.view import FILL

AGREEING, WINDOW = 3, 5
PATIENCE = 40
"""Frames: 5 per second for 8 seconds. All three numbers are the daemon's (src/config.ts)."""
SHIFT, TURN_DEGREES, BRIGHTNESS, NOISE = 0.003, 0.4, 0.02, 2.0
"""Standard deviations between frames: position as a share of the side, angle, factor of the light, and noise in 8-bit steps."""


class Presented(NamedTuple):
    """first [N, 2048]: embeddings of the first frames; settled [N]: the item that would turn green, or UNKNOWN."""

    first: np.ndarray
    settled: np.ndarray


def present(bundle: Shipped, shots: list[Shot], what: str) -> Presented:
    """Each shot is one pack, put down once. The cabinet's gate would reject some of the frames; here all are used."""
    features_of, first, settled = opened(bundle.graph), [], []
    for number, (shot, picture) in enumerate(zip(tqdm(shots, desc=what, mininterval=1), crops(shots, bundle.side))):
        seen = map(features_of, frames(picture, np.random.default_rng([shot.seed, number])))
        opening = next(seen)
        first.append(opening.mean(axis=(1, 2)))
        settled.append(settle(_answer(bundle, features, shot) for features in chain([opening], seen)))
    return Presented(np.stack(first), np.array(settled))


def settle(answers: Iterable[int]) -> int:
    """The item of enough agreeing frames; UNKNOWN after a whole window of UNKNOWN, or when the frames end."""
    window: deque[int] = deque(maxlen=WINDOW)
    for answer in answers:
        window.append(answer)
        if answer != UNKNOWN and window.count(answer) >= AGREEING:
            return answer
        if window.count(UNKNOWN) == WINDOW:
            return UNKNOWN
    return UNKNOWN


def frames(picture: np.ndarray, random: np.random.Generator) -> Iterator[np.ndarray]:
    """The picture, then the same pack again with slightly different box and light and fresh noise."""
    yield picture
    for _ in range(PATIENCE - 1):
        yield _again(picture, random)


def _again(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    side = len(picture)
    moved = cv2.getRotationMatrix2D((side / 2, side / 2), random.normal(0, TURN_DEGREES), 1.0)
    moved[:, 2] += random.normal(0, SHIFT * side, 2)
    seen = cv2.warpAffine(picture, moved, (side, side), flags=cv2.INTER_LINEAR, borderValue=FILL)
    noisy = seen * random.normal(1, BRIGHTNESS) + random.normal(0, NOISE, seen.shape)
    filled = (seen == FILL).all(axis=2, keepdims=True)
    return np.where(filled, seen, np.clip(noisy.round(), 0, 255)).astype(np.uint8)


def _answer(bundle: Shipped, features: np.ndarray, shot: Shot) -> int:
    """The item that one frame would be confirmed as if that item were ordered, or UNKNOWN."""
    if share_inside(features, bundle.head, shot.design, shot.quarter_turns) < bundle.calibration.evidence_share:
        return UNKNOWN
    return int(accepted(bundle.head, bundle.calibration, features.mean(axis=(1, 2))[None])[0])

