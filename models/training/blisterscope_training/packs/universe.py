"""The packs that training sees and those it never sees: families of look-alikes, drawn from disjoint seeds."""

from __future__ import annotations

from ..renderer.design import Design, design_from_seed, look_alike
from ..renderer.material import in_any_material

FAMILY = 4  # members of a family: one maker's layout with other names, strengths, colours, tablets
_FIRST_IN_ANY_MATERIAL, _FIRST_UNSEEN = 400, 1_000_000
"""Families of training before the first may neither have paper nor be embossed: weights have learnt them so."""


def training_designs(families: int) -> list[Design]:
    return [member for seed in range(families) for member in family(seed)]


def unseen_designs(families: int) -> list[Design]:
    """Designs for tests alone; no training seed ever reaches theirs."""
    return [member for seed in range(families) for member in family(_FIRST_UNSEEN + seed)]


def family(seed: int) -> list[Design]:
    base = design_from_seed(seed)
    if _FIRST_IN_ANY_MATERIAL <= seed < _FIRST_UNSEEN:
        base = in_any_material(base)
    return [look_alike(base, member) for member in range(FAMILY)]
