"""The bundle's targets for each figure: a floor it must meet, and a goal."""

from __future__ import annotations

from typing import NamedTuple

from .intervals import Estimate


class Target(NamedTuple):
    """More is better if the goal is above the floor; otherwise less is."""

    floor: float
    goal: float
    by_upper_limit: bool = False  # judge by the upper confidence limit; the value alone would prove too little

    def met_by(self, estimate: Estimate) -> bool:
        reached = estimate.high if self.by_upper_limit else estimate.value
        return reached >= self.floor if self.goal > self.floor else reached <= self.floor


TARGETS = {
    "formulary, top-1": Target(0.97, 0.995),
    "formulary in hard conditions, top-1": Target(0.90, 0.98),
    "presentations, green on a wrong pack of the formulary": Target(0.01, 0.001, by_upper_limit=True),
    "presentations, green on an unknown pack": Target(0.01, 0.001, by_upper_limit=True),
    "in cabinets, green on a wrong pack of the formulary": Target(0.01, 0.001, by_upper_limit=True),
    "in cabinets, green on an unknown pack": Target(0.01, 0.001, by_upper_limit=True),
    "unknown packs, AUROC of known-ness": Target(0.95, 0.99),
    "200 unseen designs, 5 pictures a face enrolled, top-1 without its look-alikes": Target(0.85, 0.98),
    "200 unseen designs, 5 pictures a face enrolled, top-1 among look-alikes alone": Target(0.70, 0.95),
    "real photographs, one scene left out at a time, top-1": Target(0.90, 1.0),
    "real products, one crop enrolled, disturbed queries, top-1": Target(0.90, 0.98),
    "8 bits against float, top-1 lost": Target(0.005, 0.001),
    "float ONNX against PyTorch, largest relative error of a feature": Target(1e-3, 1e-4),
}
"""By the names of the figures in a full run; names include the number of designs, so a smaller run matches fewer."""
