"""The number of pictures in an evaluation."""

from __future__ import annotations

from typing import NamedTuple


class Plan(NamedTuple):
    items: int
    """The first items of the formulary."""
    enrolled: int
    """Photographs per pack and position to fit the contenders' heads; at least two."""
    known: int
    """Presentations per pack and position; a full run needs 299 in all for a bound below 1 %."""
    hard: int
    """Photographs per pack and position in hard conditions."""
    strangers: int
    """Designs outside the formulary; both faces of each are presented."""
    in_cabinets: int
    """Presentations per face in cabinets."""
    strangers_in_cabinets: int
    """The same in cabinets."""
    families: int
    """Families of unseen look-alikes."""
    families_by_side: int
    """The same for the comparison of input sides."""
    disturbed: int
    """Queries per real product."""


FULL = Plan(
    items=40, enrolled=3, known=3, hard=2, strangers=160, in_cabinets=6, strangers_in_cabinets=240,
    families=50, families_by_side=8, disturbed=8,
)
QUICK = Plan(
    items=3, enrolled=2, known=1, hard=1, strangers=4, in_cabinets=1, strangers_in_cabinets=4,
    families=1, families_by_side=1, disturbed=2,
)
