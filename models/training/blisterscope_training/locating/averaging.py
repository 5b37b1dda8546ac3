"""A moving average of the weights: steadier than the last step's (Polyak and Juditsky, 1992)."""

from __future__ import annotations

import copy

import torch
from torch import nn


class Average:
    """Weights and batch statistics alike; young averages forget faster."""

    def __init__(self, network: nn.Module, decay: float = 0.998) -> None:
        self.network = copy.deepcopy(network).eval()
        self._decay, self._steps = decay, 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        self._steps += 1
        keep = min(self._decay, (1 + self._steps) / (10 + self._steps))
        for mine, theirs in zip(self.network.state_dict().values(), network.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.lerp_(theirs, 1 - keep)
            else:
                mine.copy_(theirs)

    def state_dict(self) -> dict:
        return {"network": self.network.state_dict(), "steps": self._steps}

    def load_state_dict(self, state: dict) -> None:
        self.network.load_state_dict(state["network"])
        self._steps = state["steps"]
