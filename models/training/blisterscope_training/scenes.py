"""The demonstration: a recording of the cabinet's tray, and eight pictures with ground truth.

    python -m blisterscope_training.scenes --demo models/demo --pictures test/data/scenes
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .cabinet.demonstration import HERO, OTHER, SIZE, TWIN, UNKNOWN_DESIGN
from .cabinet.tray import Lying, Tray, dropped, lying, sensed
from .packs.formulary import design_of
from .photos.annotations import bounds, write_annotations
from .photos.jpeg import jpeg
from .renderer.design import FACES, design_from_seed

FRAMES_PER_SECOND = 5
SEED = 20
PICTURED = (
    ("amoxicillin-500",), ("metformin-850",), ("warfarin-5",), ("hydralazine-25",), ("fluconazole-150",), ("losartan-50",),
    ("ibuprofen-400", "omeprazole-20"), ("prednisolone-5", "loratadine-10"),
)


def write_recording(folder: Path) -> None:
    """tray.mjpeg, a loop of about 40 seconds, and empty-tray.jpg."""
    folder.mkdir(parents=True, exist_ok=True)
    tray = Tray(SEED, *SIZE)
    with (folder / "tray.mjpeg").open("wb") as recording:
        for frame, light in enumerate(_story(tray)):
            recording.write(jpeg(sensed(light, frame)))
    (folder / "empty-tray.jpg").write_bytes(jpeg(sensed(tray.light([]), frame=100_000)))


def write_pictures(folder: Path) -> None:
    """Six pictures of one pack, two of a pair, and annotations.json: [x, y, width, height] of each pack, left to right."""
    folder.mkdir(parents=True, exist_ok=True)
    tray = Tray(SEED + 1, 800, 600)
    images = []
    for number, packs in enumerate(_shown_packs()):
        file = f"scene-{number + 1}.jpg"
        (folder / file).write_bytes(jpeg(sensed(tray.light([pack for _, pack in packs]), frame=200_000 + number)))
        seen = sorted(({"product": item, "box": bounds(tray.corners(pack))} for item, pack in packs), key=lambda it: it["box"][0])
        images.append({"file": file, "width": 800, "height": 600, "instances": seen})
    note = "rendered; boxes are [x, y, width, height] in pixels of the stored image; instances are listed left to right"
    write_annotations(folder, note, images)


def _story(tray: Tray) -> Iterator[np.ndarray]:
    """Empty; a pack, its look-alike, another pack; two at once; an unknown pack; glare; empty again."""
    hero, twin, other = design_of(HERO), design_of(TWIN), design_of(OTHER)
    unknown = design_from_seed(UNKNOWN_DESIGN)
    yield from _still(tray, [], 1)
    yield from _visit(tray, lying(hero, "print", 1, -6, 2, 12), 4)
    yield from _visit(tray, lying(twin, "print", 2, 5, -4, -9), 4)
    yield from _visit(tray, lying(other, "pill", 3, 0, 3, 24), 4)
    yield from _visit(tray, lying(hero, "pill", 4, 4, 0, -16), 4)
    yield from _both(tray, lying(hero, "print", 6, -38, -2, -7), lying(other, "print", 5, 38, 4, 6), 3)
    yield from _visit(tray, lying(unknown, "print", 7, 0, 0, -14), 4)
    yield from _visit(tray, lying(hero, "print", 8, -3, 3, 5, glare=1), 2)
    yield from _still(tray, [], 1)


def _visit(tray: Tray, pack: Lying, seconds: float) -> Iterator[np.ndarray]:
    yield from _laid(tray, pack, [])
    yield from _still(tray, [pack], seconds)
    yield from _taken(tray, pack, [])


def _both(tray: Tray, first: Lying, second: Lying, seconds: float) -> Iterator[np.ndarray]:
    yield from _laid(tray, first, [])
    yield from _laid(tray, second, [first])
    yield from _still(tray, [first, second], seconds)
    yield from _taken(tray, second, [first])
    yield from _taken(tray, first, [])


def _laid(tray: Tray, pack: Lying, resting: list[Lying]) -> Iterator[np.ndarray]:
    yield tray.carried(pack, 46, -14, resting)
    yield tray.carried(pack, 14, -12, resting)


def _taken(tray: Tray, pack: Lying, resting: list[Lying]) -> Iterator[np.ndarray]:
    yield tray.carried(pack, 4, 12, resting)
    yield tray.carried(pack, 40, 16, resting)


def _still(tray: Tray, packs: list[Lying], seconds: float) -> Iterator[np.ndarray]:
    light = tray.light(packs)
    for _ in range(round(seconds * FRAMES_PER_SECOND)):
        yield light


def _shown_packs() -> Iterator[list[tuple[str, Lying]]]:
    """Six packs alone and two pairs."""
    for number, names in enumerate(PICTURED):
        places = (0.0,) if len(names) == 1 else (-40.0, 40.0)
        faces = FACES if number % 2 else FACES[::-1]
        yield [(name, dropped(design_of(name), face, 1000 + 10 * number + n, x)) for n, (name, face, x) in enumerate(zip(names, faces, places))]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--demo", type=Path)
    options.add_argument("--pictures", type=Path)
    chosen = options.parse_args()
    if chosen.demo:
        write_recording(chosen.demo)
    if chosen.pictures:
        write_pictures(chosen.pictures)


if __name__ == "__main__":
    main()
