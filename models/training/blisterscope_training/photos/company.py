"""Two packs in each other's company: side by side without a gap, or one on the other."""

from __future__ import annotations

import math
from typing import Literal, get_args

import numpy as np

from ..locating.geometry import shared

Company = Literal["touching", "overlapping"]
COMPANIES: tuple[str, ...] = get_args(Company)
GAP_MM = 1.0
"""Packs this near to each other still touch."""
COVERED = (0.05, 0.5)
"""Share of the lower pack that the upper one covers, at least and at most."""


def moved_to(random: np.random.Generator, lower: np.ndarray, upper: np.ndarray, company: Company) -> np.ndarray:
    """Where the upper outline's middle goes for the two to lie so, from any side. Outlines are [4, 2] in millimetres."""
    angle = random.uniform(0, 2 * math.pi)
    away = np.array([math.cos(angle), math.sin(angle)])
    middle, round_own = lower.mean(axis=0), upper - upper.mean(axis=0)
    allowed = 0.0 if company == "touching" else random.uniform(*COVERED) * shared(lower, lower)
    near, far = 0.0, math.hypot(*np.ptp(lower, axis=0)) + math.hypot(*np.ptp(upper, axis=0))
    while far - near > 0.1:
        tried = (near + far) / 2
        near, far = (tried, far) if shared(lower, round_own + middle + tried * away) > allowed else (near, tried)
    return middle + (far + (random.uniform(0, GAP_MM) if company == "touching" else 0)) * away
