"""A folder of photographs: annotations.json beside the pictures, or a sub-folder of pictures for each product."""

from __future__ import annotations

import sys
from math import pi
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image
from tqdm import tqdm

from ..cabinet.crop import Box
from ..refusal import Refusal
from .annotations import FILE, Annotation, read_annotations

_PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"}


class Photograph(NamedTuple):
    file: Path
    product: str
    box: Box  # of the pack, in pixels


def read_folder(folder: Path) -> list[Photograph]:
    """All packs in all readable pictures; unreadable ones are named on stderr and counted.

    Raises a Refusal if the folder has another layout, or a product has no readable picture.
    """
    packs = read_annotations(folder) if (folder / FILE).exists() else _sorted_by_product(folder)
    sizes = {file: _size(file) for file in tqdm(dict.fromkeys(pack.file for pack in packs), desc="reading photographs")}
    unreadable = [file for file, size in sizes.items() if size is None]
    for file in unreadable:
        print(f"{file} is skipped: it cannot be read as a picture.", file=sys.stderr)
    if unreadable:
        print(f"{len(unreadable)} of {len(sizes)} pictures are skipped.", file=sys.stderr)
    kept = [Photograph(file, product, _box(*(box or (0, 0, *sizes[file])))) for file, product, box in packs if sizes[file]]
    lost = {pack.product for pack in packs} - {photograph.product for photograph in kept}
    if lost:
        raise Refusal(f"{folder} has no readable picture of {', '.join(sorted(lost))}: add one, or remove the product.")
    return kept


def read_scenes(folder: Path) -> list[Photograph]:
    """The same for a folder in which each pack is searched for in the other pictures.

    Raises a Refusal if annotations.json is missing, or no product is in two pictures.
    """
    read_annotations(folder)
    packs = read_folder(folder)
    if not in_other_pictures(packs):
        raise Refusal(f"{folder} has no product in two pictures: add photographs of the same products in other scenes.")
    return packs


def in_other_pictures(packs: list[Photograph]) -> list[int]:
    """Indices of the packs whose product is in another picture too."""
    return [
        number for number, pack in enumerate(packs)
        if any(other.product == pack.product and other.file != pack.file for other in packs)
    ]


def read_picture(file: Path) -> np.ndarray:
    """uint8 RGB as stored; the EXIF orientation is ignored."""
    with Image.open(file) as picture:
        return np.asarray(picture.convert("RGB"))


def _sorted_by_product(folder: Path) -> list[Annotation]:
    products = sorted(path for path in folder.glob("[!.]*") if path.is_dir())
    if not products:
        raise Refusal(f"{folder} has neither {FILE} nor a sub-folder of pictures for each product: give a folder with one of them.")
    return [Annotation(file, product.name, None) for product in products for file in _pictures_of(product)]


def _pictures_of(product: Path) -> list[Path]:
    files = sorted(file for file in product.glob("[!.]*") if file.suffix.lower() in _PICTURES)
    if not files:
        raise Refusal(f"{product} has no picture: add photographs of the product, or remove the folder.")
    return files


def _size(file: Path) -> tuple[int, int] | None:
    """Width and height, or None if the picture cannot be read to its end."""
    try:
        height, width, _ = read_picture(file).shape
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):  # missing, truncated, not a picture, far too large
        return None
    return width, height


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x + width / 2, y + height / 2, max(width, height), min(width, height), 0.0 if width >= height else -pi / 2)
