"""Packs that no training saw, enrolled from a few photographs: the look-alikes of a family are all among them."""

from __future__ import annotations

import numpy as np

from ..head import unit
from ..renderer.design import FACES
from ..renderer.view import EASY, USUAL, Difficulty
from ..shots import Shot
from ..universe import FAMILY, unseen_designs
from .contenders import Contender
from .finding import Finding
from .intervals import share

ENROLLED, QUERIES = 5, 2
"""Photographs of a face."""
_ENROLLED_PACK, _QUERIED_PACK = 900_000, 900_001


def unseen(contenders: list[Contender], families: int) -> list[Finding]:
    enrolled, queries = _shots(families, ENROLLED, _ENROLLED_PACK, EASY), _shots(families, QUERIES, _QUERIED_PACK, USUAL)
    among_all, among_twins = {}, {}
    for contender in contenders:
        views, asked = contender.see(enrolled, "unseen, enrolment"), contender.see(queries, "unseen, queries")
        center = contender.head.center
        faces = unit(unit(views - center).reshape(-1, ENROLLED, views.shape[1]).mean(axis=1))
        likeness = unit(asked - center) @ faces.T
        pack, truth = np.arange(len(faces)) // len(FACES), np.array([query.item for query in queries])
        strangers = pack[None, :] // FAMILY != truth[:, None] // FAMILY
        among_all[contender.name] = share(pack[likeness.argmax(axis=1)] == truth)
        among_twins[contender.name] = share(pack[np.where(strangers, -2, likeness).argmax(axis=1)] == truth)
    what = f"{families * FAMILY} unseen designs, {ENROLLED} pictures a face enrolled"
    return [Finding(f"{what}, top-1", among_all), Finding(f"{what}, top-1 among look-alikes alone", among_twins)]


def _shots(families: int, each: int, pack: int, difficulty: Difficulty) -> list[Shot]:
    faces = [(item, design, face) for item, design in enumerate(unseen_designs(families)) for face in FACES]
    return [
        Shot(row, item, design, face, pack, 0, pack + shot, difficulty)
        for row, (item, design, face) in enumerate(faces) for shot in range(each)
    ]
