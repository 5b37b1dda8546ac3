"""The packs that training sees and those it never sees: families of look-alikes, drawn from disjoint seeds."""

from __future__ import annotations

from .renderer.design import Design, design_from_seed, look_alike

FAMILY = 4  # members of a family: one maker's layout with other names, strengths, colours, tablets
_FIRST_UNSEEN = 1_000_000


def training_designs(families: int) -> list[Design]:
    return [member for seed in range(families) for member in family(seed)]


def unseen_designs(families: int) -> list[Design]:
    """Designs for tests alone; no training seed ever reaches theirs."""
    return [member for seed in range(families) for member in family(_FIRST_UNSEEN + seed)]


def family(seed: int) -> list[Design]:
    base = design_from_seed(seed)
    return [look_alike(base, member) for member in range(FAMILY)]
