"""Reference pictures: each face of a pack, its long side horizontal, for a nurse to compare with the live picture."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from ..photos.jpeg import jpeg
from ..renderer.artwork import artwork
from ..renderer.design import FACES, Design

WIDTH = 400
BORDER = 10
PAPER = (238, 240, 242)
QUALITY = 75


def write_references(folder: Path, designs: dict[str, Design]) -> dict[str, list[dict[str, str]]]:
    """Writes ITEM.FACE.jpg for each face and returns the card's entries."""
    written: dict[str, list[dict[str, str]]] = {}
    for item, design in designs.items():
        for face in FACES:
            file = f"references/{item}.{face}.jpg"
            (folder / file).write_bytes(jpeg(picture(design, face), QUALITY))
            written.setdefault(item, []).append({"face": face, "file": file})
    return written


def picture(design: Design, face: str) -> np.ndarray:
    wide = design.width_mm >= design.height_mm
    long_px, ratio = WIDTH - 2 * BORDER, min(design.width_mm, design.height_mm) / max(design.width_mm, design.height_mm)
    rgba = artwork(design, face, 2 * round(long_px * (ratio if wide else 1)), seed=0).rgba
    rgba = rgba if wide else np.ascontiguousarray(np.rot90(rgba, -1))
    small = cv2.resize(rgba, (long_px, round(long_px * ratio)), interpolation=cv2.INTER_AREA).astype(np.float32)
    cover = small[..., 3:] / 255
    pack = small[..., :3] * cover + np.float32(PAPER) * (1 - cover)
    framed = cv2.copyMakeBorder(pack, BORDER, BORDER, BORDER, BORDER, cv2.BORDER_CONSTANT, value=PAPER)
    return framed.round().astype(np.uint8)
