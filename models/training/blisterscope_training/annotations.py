"""annotations.json: which packs are in which picture of a folder, and where."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

FILE = "annotations.json"


def write_annotations(folder: Path, note: str, images: list[dict]) -> None:
    """Each image is {"file", "width", "height", "instances": [{"product", "box", ...}]}."""
    (folder / FILE).write_text(json.dumps({"note": note, "images": images}, indent=1) + "\n")


def bounds(points: np.ndarray) -> list[int]:
    """[x, y, width, height] of the upright rectangle around the points [N, 2], in whole pixels."""
    left, top = points.min(axis=0).round().astype(int).tolist()
    right, bottom = points.max(axis=0).round().astype(int).tolist()
    return [left, top, right - left, bottom - top]
