"""The same weights for pictures of other sizes: benefit and cost of a larger input."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import onnx

from ..bundling.shipped import Shipped
from ..bundling.shots import Shot
from ..graph.reshape import at_side
from ..photos.photo_folder import Photograph
from ..renderer.design import Design
from .contenders import Contender, fitted
from .eyes import through
from .finding import Finding
from .intervals import Estimate, resampled
from .known import looked_at, named
from .real import other_scenes
from .unseen import unseen

SIDES = (224, 288, 320)
_TIMED = 30


def compared(bundle: Shipped, designs: dict[str, Design], enrolled: list[Shot], hard: list[Shot], families: int,
             real: list[Photograph], folder: Path) -> list[Finding]:
    """Features depend on the size, so each size has a new head, fitted to the same few shots."""
    others = [fitted(f"{side} px", side, through(_resized(bundle, side, folder)), designs, enrolled) for side in SIDES]
    return [
        *named("formulary in hard conditions", others, hard, looked_at(others, hard, "hard conditions", {})),
        *unseen(others, families),
        *([other_scenes(others, real)] if real else []),
        Finding("milliseconds a picture", {other.name: _milliseconds(other) for other in others}, "{:.0f}"),
    ]


def _resized(bundle: Shipped, side: int, folder: Path) -> Path:
    file = folder / f"backbone.{side}.onnx"
    onnx.save(at_side(onnx.load(bundle.graph), side), file)
    return file


def _milliseconds(contender: Contender) -> Estimate:
    picture, taken = np.zeros((contender.side, contender.side, 3), np.uint8), []
    for _ in range(_TIMED):
        start = time.perf_counter()
        contender.eye(picture)
        taken.append((time.perf_counter() - start) * 1000)
    return resampled(np.median, np.array(taken))
