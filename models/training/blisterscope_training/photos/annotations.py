"""annotations.json: the packs in each picture of a folder, with their boxes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..refusal import Refusal

FILE = "annotations.json"


class Annotation(NamedTuple):
    """One pack in a picture."""

    file: Path
    product: str
    box: tuple[float, float, float, float] | None  # x, y, width, height in pixels; None where the pack fills the picture


def read_annotations(folder: Path) -> list[Annotation]:
    """All packs of the folder. Raises a Refusal if the file is missing or wrong."""
    file = folder / FILE
    try:
        images = json.loads(file.read_text())["images"]
        found = [_annotation(folder, image, instance) for image in images for instance in image["instances"]]
    except FileNotFoundError:
        raise Refusal(f"There is no {file}: add one that lists every pack, as described in the README.") from None
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise Refusal(f"{file} does not follow the README: correct it ({error}).") from error
    if not found:
        raise Refusal(f"{file} lists no pack: add at least one.")
    return found


def write_annotations(folder: Path, note: str, images: list[dict]) -> None:
    """Each image is {"file", "width", "height", "instances": [{"product", "box", ...}]}."""
    (folder / FILE).write_text(json.dumps({"note": note, "images": images}, indent=1) + "\n")


def bounds(points: np.ndarray) -> list[int]:
    """[x, y, width, height] of the axis-aligned rectangle around the points [N, 2], in whole pixels."""
    left, top = points.min(axis=0).round().astype(int).tolist()
    right, bottom = points.max(axis=0).round().astype(int).tolist()
    return [left, top, right - left, bottom - top]


def _annotation(folder: Path, image: dict, instance: dict) -> Annotation:
    x, y, width, height = (float(part) for part in instance["box"])
    if not (-width < x < image["width"] and -height < y < image["height"] and min(width, height) > 0):
        raise ValueError(f"the box {instance['box']} is not in {image['file']}")
    return Annotation(folder / image["file"], str(instance["product"]), (x, y, width, height))
