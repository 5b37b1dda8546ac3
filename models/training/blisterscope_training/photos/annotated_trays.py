"""Photographs of trays, each with the places of its packs and of their parts."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from tqdm import trange

from ..cabinet.tray import FIELD_MM, Lying, Tray, any_cabinet, lying, outline_mm, sensed
from ..packs.formulary import FORMULARY, design_of
from ..renderer.design import FACES, Design, Face
from .annotations import bounds, write_annotations
from .company import Company, moved_to
from .jpeg import jpeg

NOTE = (
    "rendered; box and components are [x, y, width, height], polygon the pack's corners, in pixels of the stored image; "
    "instances are listed left to right"
)
QUALITY = 92
FIRST_PACK = 700_000
APART_MM = 8
"""Least gap between two packs, and between a pack and the picture's edge."""


def write_testset(
    folder: Path, pictures: int, seed: int, packs: int, width: int, printed_twins: bool = False, company: Company | None = None
) -> None:
    """Each picture has its own lamp and tray, and shows this many packs of different medicines: of look-alikes on their printed side
    only, if they are asked for, else of any medicine on either side. Two of them may touch, or the second lie on the first."""
    folder.mkdir(parents=True, exist_ok=True)
    images = []
    for number in trange(pictures, desc="photographing trays"):
        random = np.random.default_rng([seed, number])
        tray = Tray(seed * 10_000 + number, width, width * 3 // 4, any_cabinet(random))
        put = _put(random, packs, FIELD_MM, FIELD_MM * 3 / 4, printed_twins, company)
        lain = [lying(place.design, place.face, FIRST_PACK + number, place.x_mm, place.y_mm, place.degrees) for place in put]
        file = f"tray-{number:04}.jpg"
        (folder / file).write_bytes(jpeg(sensed(tray.light(lain), int(random.integers(2**31))), QUALITY))
        seen = sorted((_instance(tray, place, pack) for place, pack in zip(put, lain)), key=lambda instance: instance["box"][0])
        images.append({"file": file, "width": tray.size[0], "height": tray.size[1], "instances": seen})
    write_annotations(folder, NOTE, images)


class Place(NamedTuple):
    design: Design
    face: Face
    x_mm: float
    y_mm: float
    degrees: float


def _put(
    random: np.random.Generator, packs: int, wide_mm: float, tall_mm: float, printed_twins: bool, company: Company | None
) -> list[Place]:
    """Drawn again until all packs lie inside the picture, and apart unless they are to keep company."""
    medicines = [medicine for medicine in FORMULARY if medicine.look_alikes or not printed_twins]
    faces: tuple[Face, ...] = ("print",) if printed_twins else FACES
    while True:
        items = random.choice(len(medicines), packs, replace=False)
        put = [_thrown(random, design_of(medicines[item].id), faces, wide_mm, tall_mm) for item in items]
        if company:
            put = _together(random, put, company)
        outlines = [_outline(place, APART_MM) for place in put]
        inside = all((np.abs(outline) < (wide_mm / 2, tall_mm / 2)).all() for outline in outlines)
        apart = all(cv2.intersectConvexConvex(a, b)[0] == 0 for n, a in enumerate(outlines) for b in outlines[:n])
        if inside and (apart or company):
            return put


def _together(random: np.random.Generator, put: list[Place], company: Company) -> list[Place]:
    """The second pack moved to the first; every other time it lies in the same direction, as packs do that were pushed together."""
    lower, upper = put
    if random.random() < 0.5:
        upper = upper._replace(degrees=lower.degrees + random.normal(0, 2))
    x_mm, y_mm = moved_to(random, _outline(lower), _outline(upper), company)
    return [lower, upper._replace(x_mm=x_mm, y_mm=y_mm)]


def _thrown(random: np.random.Generator, design: Design, faces: tuple[Face, ...], wide_mm: float, tall_mm: float) -> Place:
    x, y = random.uniform(-0.5, 0.5, 2) * (wide_mm, tall_mm)
    degrees = 90 * random.integers(4) + random.uniform(-20, 20)
    return Place(design, faces[random.integers(len(faces))], x, y, degrees)


def _outline(place: Place, room_mm: float = 0) -> np.ndarray:
    width, height = place.design.width_mm + room_mm, place.design.height_mm + room_mm
    return np.float32(outline_mm(width, height, place.x_mm, place.y_mm, place.degrees))


def _instance(tray: Tray, place: Place, pack: Lying) -> dict:
    corners = tray.corners(pack)
    return {
        "product": place.design.id, "face": place.face,
        "box": bounds(corners), "polygon": corners.round(1).astype(float).tolist(),
        "components": {name: bounds(part) for name, part in tray.parts(pack).items()},
    }
