"""Lessons from rendered packs: drawn once, photographed afresh for every batch."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np

from ..cabinet.crop import outline_of
from ..cabinet.tray import Tray, any_cabinet, shot_of, stored_lying
from ..packs import formulary
from ..packs.universe import training_designs, unseen_designs
from ..renderer.design import FACES, Design
from ..renderer.stored import Stored
from ..renderer.view import EASY, HARD, USUAL, view
from .data import TURN_CHANCES, Lesson
from .faces import build_faces
from .recipes import Universe

_DIFFICULTIES, _CHANCES = (EASY, USUAL, HARD), (0.25, 0.6, 0.15)
_UNSEEN_FAMILIES, _UNSEEN_PACKS = 16, 3
_IN_TRAYS = 0.15
"""Share of the packs in a cabinet's tray; the others are under a photographer's lamp."""
_TRAYS, _TRAY_WIDTHS_PX = 16, (480, 640, 800)


class RenderedPacks:
    """A class is one face of a design. Drawn faces are stored in the folder."""

    kind = "rendered pictures"

    def __init__(self, folder: Path, universe: Universe, workers: int) -> None:
        self._designs = [*formulary.designs(), *training_designs(universe.families)]
        self._store = build_faces(folder / "faces", self._designs, universe.packs, workers)
        self.unseen = build_faces(folder / "unseen", unseen_designs(min(_UNSEEN_FAMILIES, universe.families)), _UNSEEN_PACKS, workers)
        self.classes = self._store.classes

    def lesson(self, number: int, side_px: int, random: np.random.Generator) -> Lesson:
        face = self._store.face(number, int(random.integers(self._store.packs)))
        if random.random() < _IN_TRAYS:
            return _in_a_tray(self._designs[number // len(FACES)], face, side_px, random)
        difficulty = _DIFFICULTIES[random.choice(len(_DIFFICULTIES), p=_CHANCES)]
        seen = view(face, side_px, random, difficulty, int(random.choice(4, p=TURN_CHANCES)))
        return Lesson(seen.picture, seen.polygon)

    def example(self, number: int, side_px: int, random: np.random.Generator) -> np.ndarray:
        return view(self._store.face(number, 0), side_px, random, EASY).picture


def _in_a_tray(design: Design, face: Stored, side_px: int, random: np.random.Generator) -> Lesson:
    seed, upside_down = int(random.integers(2**31)), 180 * random.integers(2)
    pack = stored_lying(design, face, seed, upside_down + random.uniform(-20, 20))
    picture, box = shot_of(_tray(int(random.integers(_TRAYS))), pack, seed, side_px)
    return Lesson(picture, outline_of(box, side_px))


@lru_cache(maxsize=_TRAYS)
def _tray(number: int) -> Tray:
    random = np.random.default_rng([number, 5])
    width = _TRAY_WIDTHS_PX[number % len(_TRAY_WIDTHS_PX)]
    return Tray(number, width, width * 3 // 4, any_cabinet(random))
