"""Packs that no training saw, enrolled from a few photographs: without the look-alikes of their family, with them, and among them alone."""

from __future__ import annotations

from ..bundling.head import unit
from ..bundling.shots import Shot
from ..packs.universe import FAMILY, unseen_designs
from ..renderer.design import FACES
from ..renderer.view import EASY, USUAL, Difficulty
from .contenders import Contender
from .finding import Finding
from .intervals import Estimate, share
from .known import items_of
from .nearest import unseen_outcomes

ENROLLED, QUERIES = 5, 2
"""Photographs of a face."""
_ENROLLED_PACK, _QUERIED_PACK = 900_000, 910_000
"""Further apart than there are photographs of a face, whose light is drawn from these numbers, too."""
_NAMES = ("top-1 without its look-alikes", "top-1", "top-1 among look-alikes alone")
"""Of the outcomes, in their order."""


def unseen(contenders: list[Contender], families: int) -> list[Finding]:
    """The nearest enrolled photograph speaks for its pack, as `blisterscope enrol` has it (src/formulary/enrolled-head.ts). The
    quarter turns that it enrols as well are left out, as all packs here lie the same way up."""
    enrolled, queries = _shots(families, ENROLLED, _ENROLLED_PACK, EASY), _shots(families, QUERIES, _QUERIED_PACK, USUAL)
    pack, truth = items_of(enrolled), items_of(queries)
    measured: dict[str, dict[str, Estimate]] = {name: {} for name in _NAMES}
    for contender in contenders:
        views, asked = contender.see(enrolled, "unseen, enrolment"), contender.see(queries, "unseen, queries")
        center = contender.head.center
        likeness = unit(asked - center) @ unit(views - center).T
        for name, outcomes in zip(_NAMES, unseen_outcomes(likeness, pack, truth)):
            measured[name][contender.name] = share(outcomes)
    what = f"{families * FAMILY} unseen designs, {ENROLLED} pictures a face enrolled"
    return [Finding(f"{what}, {name}", by_contender) for name, by_contender in measured.items()]


def _shots(families: int, each: int, pack: int, difficulty: Difficulty) -> list[Shot]:
    faces = [(item, design, face) for item, design in enumerate(unseen_designs(families)) for face in FACES]
    return [
        Shot(row, item, design, face, pack, 0, pack + shot, difficulty)
        for row, (item, design, face) in enumerate(faces) for shot in range(each)
    ]
