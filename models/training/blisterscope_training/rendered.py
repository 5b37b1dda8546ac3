"""Lessons from rendered packs: drawn once, photographed anew for every batch."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from . import formulary
from .data import TURN_CHANCES
from .faces import build_faces
from .recipes import Universe
from .renderer.view import EASY, HARD, USUAL, view
from .universe import training_designs, unseen_designs

_DIFFICULTIES, _CHANCES = (EASY, USUAL, HARD), (0.25, 0.6, 0.15)
_UNSEEN_FAMILIES, _UNSEEN_PACKS = 16, 3


class RenderedPacks:
    """A class is one face of a design. What is drawn is kept in the folder."""

    kind = "rendered pictures"

    def __init__(self, folder: Path, universe: Universe, workers: int) -> None:
        designs = [*formulary.designs(), *training_designs(universe.families)]
        self._store = build_faces(folder / "faces", designs, universe.packs, workers)
        self.unseen = build_faces(folder / "unseen", unseen_designs(min(_UNSEEN_FAMILIES, universe.families)), _UNSEEN_PACKS, workers)
        self.classes = self._store.classes

    def picture(self, number: int, side_px: int, random: np.random.Generator) -> np.ndarray:
        face = self._store.face(number, int(random.integers(self._store.packs)))
        difficulty = _DIFFICULTIES[random.choice(len(_DIFFICULTIES), p=_CHANCES)]
        return view(face, side_px, random, difficulty, int(random.choice(4, p=TURN_CHANCES))).picture

    def example(self, number: int, side_px: int, random: np.random.Generator) -> np.ndarray:
        return view(self._store.face(number, 0), side_px, random, EASY).picture
