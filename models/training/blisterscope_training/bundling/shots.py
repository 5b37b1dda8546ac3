"""The photographs that a bundle is built from: as data, and rendered."""

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
"""Above this ratio of its sides, the locator may mistake which side of a pack is the long one."""


class Shot(NamedTuple):
    """One picture: the row of the head (or UNKNOWN), the copy of the pack, its quarter turns; a photograph of this difficulty,
    or a picture from a cabinet, whose quarter turn is not known."""

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
    """All positions of the known packs: the row of the head, and its quarter turns."""
    return [(Row(item, face), turns) for item, design in designs.items() for face in FACES for turns in _turns(design)]


def known_shots(designs: dict[str, Design], each: int, seed: int, conditions: tuple[Difficulty, ...] = MIXED) -> list[Shot]:
    """`each` photographs per row, of different copies of the pack, cycling through the conditions."""
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
    """`each` pictures per face, of different copies of the pack in different cabinets. Their row is the one without quarter turns."""
    items, rows = list(designs), [row for row, _ in rows_of(designs)]
    return [
        Shot(rows.index(Row(item, face)), items.index(item), design, face, seed + shot, 0, seed + shot, None)
        for item, design in designs.items() for face in FACES for shot in range(each)
    ]


def unknown_in_cabinets(designs: Iterable[Design], seed: int) -> list[Shot]:
    """Both faces of packs that are not in the formulary, in different cabinets."""
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
