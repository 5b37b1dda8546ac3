"""Which photographs a bundle is built from, as data, and the taking of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ..cabinet.cabinet_view import cabinet_view
from ..renderer.design import FACES, Design, Face
from ..renderer.stored import Stored, stored
from ..renderer.view import EASY, USUAL, Difficulty, view
from .head import Row

UNKNOWN = -1
MIXED = (EASY, USUAL, USUAL, USUAL)
_NEARLY_SQUARE = 0.85
"""Above this ratio of the sides the locator may take either one for the long one."""


class Shot(NamedTuple):
    """One picture: of which row of the head (or UNKNOWN), of which copy of the pack, lying how; a photograph in these
    conditions, or one of a cabinet's camera. For the latter no quarter turn is known."""

    row: int
    item: int
    design: Design
    face: Face
    pack: int
    quarter_turns: int
    seed: int
    difficulty: Difficulty | None
    """None in a cabinet."""


def rows_of(designs: dict[str, Design]) -> list[tuple[Row, int]]:
    """Every way in which a known pack may lie under the camera: the row of the head, and its quarter turns."""
    return [(Row(item, face), turns) for item, design in designs.items() for face in FACES for turns in _turns(design)]


def known_shots(designs: dict[str, Design], each: int, seed: int, conditions: tuple[Difficulty, ...] = MIXED) -> list[Shot]:
    """`each` photographs of every row, each of another copy of the pack, the conditions taking turns."""
    items = list(designs)
    return [
        Shot(number, items.index(row.item), designs[row.item], row.face, seed + shot, turns, seed + shot, conditions[shot % len(conditions)])
        for number, (row, turns) in enumerate(rows_of(designs)) for shot in range(each)
    ]


def unknown_shots(designs: Iterable[Design], each: int, seed: int) -> list[Shot]:
    """Photographs of packs that are not in the formulary."""
    return [
        Shot(UNKNOWN, UNKNOWN, design, face, seed + shot, 2 * (shot % 2), seed + shot, USUAL)
        for design in designs for face in FACES for shot in range(each)
    ]


def known_in_cabinets(designs: dict[str, Design], each: int, seed: int) -> list[Shot]:
    """Of every face `each` pictures, each of another copy of the pack in a cabinet of its own. Their row is the face's unturned one."""
    items, rows = list(designs), [row for row, _ in rows_of(designs)]
    return [
        Shot(rows.index(Row(item, face)), items.index(item), design, face, seed + shot, 0, seed + shot, None)
        for item, design in designs.items() for face in FACES for shot in range(each)
    ]


def unknown_in_cabinets(designs: Iterable[Design], seed: int) -> list[Shot]:
    """Both faces of packs that are not in the formulary, each in a cabinet of its own."""
    faces = [(design, face) for design in designs for face in FACES]
    return [Shot(UNKNOWN, UNKNOWN, design, face, seed + number, 0, seed + number, None) for number, (design, face) in enumerate(faces)]


def crops(shots: Iterable[Shot], side: int) -> Iterator[np.ndarray]:
    for shot in shots:
        random = np.random.default_rng([shot.seed, max(shot.row, 0), shot.quarter_turns])
        if shot.difficulty is None:
            yield cabinet_view(shot.design, shot.face, shot.pack, side, random)
        else:
            yield view(_drawn(shot.design, shot.face, shot.pack), side, random, shot.difficulty, shot.quarter_turns).picture


@lru_cache(maxsize=64)
def _drawn(design: Design, face: Face, pack: int) -> Stored:
    return stored(design, face, seed=pack, popped=(0, 0, 1, 3)[pack % 4])


def _turns(design: Design) -> tuple[int, ...]:
    sides = sorted((design.width_mm, design.height_mm))
    return (0, 1, 2, 3) if sides[0] / sides[1] > _NEARLY_SQUARE else (0, 2)
