"""Designs for training and designs for tests: families of look-alikes from disjoint seeds."""

from __future__ import annotations

from ..renderer.design import Design, design_from_seed, look_alike
from ..renderer.material import in_any_material

FAMILY = 4  # members of a family: one maker's layout with other names, strengths, colours, tablets
_FIRST_IN_ANY_MATERIAL, _FIRST_UNSEEN = 400, 1_000_000
"""Training families below the first number have neither paper nor embossing: existing weights learnt them that way."""


def training_designs(families: int) -> list[Design]:
    return [member for seed in range(families) for member in family(seed)]


def unseen_designs(families: int) -> list[Design]:
    """Designs for tests only; training seeds never reach theirs."""
    return [member for seed in range(families) for member in family(_FIRST_UNSEEN + seed)]


def family(seed: int) -> list[Design]:
    base = design_from_seed(seed)
    if _FIRST_IN_ANY_MATERIAL <= seed < _FIRST_UNSEEN:
        base = in_any_material(base)
    return [look_alike(base, member) for member in range(FAMILY)]
