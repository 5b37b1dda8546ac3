"""How many pictures a measurement takes."""

from __future__ import annotations

from typing import NamedTuple


class Plan(NamedTuple):
    items: int
    """Of the formulary, the first ones."""
    enrolled: int
    """Photographs of every way in which a pack may lie, for the heads that are fitted here: at least two."""
    known: int
    """The same of presentations; a full run needs 299 in all for a bound below 1 %."""
    hard: int
    """The same of photographs in hard conditions."""
    strangers: int
    """Designs outside the formulary; both faces of each are presented."""
    in_cabinets: int
    """Presentations of each face in cabinets."""
    strangers_in_cabinets: int
    """Designs outside the formulary, as above."""
    families: int
    """Of unseen look-alikes."""
    families_by_side: int
    """The same where input sides are compared."""
    disturbed: int
    """Queries for each real product."""


FULL = Plan(
    items=40, enrolled=3, known=3, hard=2, strangers=160, in_cabinets=6, strangers_in_cabinets=240,
    families=50, families_by_side=8, disturbed=8,
)
QUICK = Plan(
    items=3, enrolled=2, known=1, hard=1, strangers=4, in_cabinets=1, strangers_in_cabinets=4,
    families=1, families_by_side=1, disturbed=2,
)
