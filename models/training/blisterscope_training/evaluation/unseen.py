"""Packs that are in no training, enrolled from a few photographs: without their look-alikes, with them, and among them only."""

from __future__ import annotations

import numpy as np

from ..bundling.head import placed
from ..bundling.shots import Shot
from ..bundling.whiten import means_of, whiten
from ..packs.universe import FAMILY, unseen_designs
from ..renderer.design import FACES
from ..renderer.view import EASY, USUAL, Difficulty
from .contenders import Contender
from .finding import Finding
from .intervals import Estimate, share
from .known import items_of
from .nearest import unseen_outcomes

ENROLLED, QUERIES = 5, 2
"""Photographs per face."""
_ENROLLED_PACK, _QUERIED_PACK = 900_000, 910_000
"""Seeds of the copies and of their light; further apart than the number of photographs per face."""
_NAMES = ("top-1 without its look-alikes", "top-1", "top-1 among look-alikes alone")
"""Names of the outcomes, in their order."""


def unseen(contenders: list[Contender], families: int) -> list[Finding]:
    """The nearest face decides, in a space whitened within the faces, as after `blisterscope enrol`. That command makes views of
    each photograph; here the photographs of a face are its views."""
    enrolled, queries = _shots(families, ENROLLED, _ENROLLED_PACK, EASY), _shots(families, QUERIES, _QUERIED_PACK, USUAL)
    pack, truth = items_of(enrolled), items_of(queries)
    face = np.array([shot.row for shot in enrolled])
    measured: dict[str, dict[str, Estimate]] = {name: {} for name in _NAMES}
    for contender in contenders:
        views, asked = contender.see(enrolled, "unseen, enrolment"), contender.see(queries, "unseen, queries")
        space = whiten(views, face)
        likeness = placed(space, asked) @ placed(space, means_of(views, face)).T
        for name, outcomes in zip(_NAMES, unseen_outcomes(likeness, pack[::ENROLLED], truth)):
            measured[name][contender.name] = share(outcomes)
    what = f"{families * FAMILY} unseen designs, {ENROLLED} pictures a face enrolled"
    return [Finding(f"{what}, {name}", by_contender) for name, by_contender in measured.items()]


def _shots(families: int, each: int, pack: int, difficulty: Difficulty) -> list[Shot]:
    faces = [(item, design, face) for item, design in enumerate(unseen_designs(families)) for face in FACES]
    return [
        Shot(row, item, design, face, pack, 0, pack + shot, difficulty)
        for row, (item, design, face) in enumerate(faces) for shot in range(each)
    ]
